import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (name: string): string => fileURLToPath(new URL(`packages/${name}/src/index.ts`, import.meta.url));

export default defineConfig({
  // Tests read the sources, so that a change shows without a build; tests that start the program itself need `npm run build`.
  resolve: { alias: { '@parley/engine': source('engine'), '@parley/language': source('language'), '@parley/report': source('report') } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 20_000,
    passWithNoTests: false,
  },
});
