/**
 * Pages that are made from the code: `docs/errors.md` and `docs/model.schema.json`.
 * After a wanted change, `UPDATE=1 npx vitest run packages/language/test/documents.test.ts` writes them; read the difference.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { catalogueMarkdown, modelJsonSchema } from '../src/index.js';

function isCurrent(name: string, content: string): void {
  const file = fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url));
  if (process.env.UPDATE === '1') writeFileSync(file, content);
  expect(content, `docs/${name} is stale: UPDATE=1 npx vitest run packages/language/test/documents.test.ts`).toBe(
    readFileSync(file, 'utf8'),
  );
}

test('docs/errors.md says what the catalogue says', () => {
  isCurrent('errors.md', catalogueMarkdown());
});

test('docs/model.schema.json is the schema that is checked', () => {
  isCurrent('model.schema.json', `${JSON.stringify(modelJsonSchema(), null, 2)}\n`);
});
