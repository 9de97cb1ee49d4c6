import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'parley-packed-'));

/** Two farmers and a well: a model as somebody far from this repository would write it. */
const MODEL = `conflict "The well"

actor north "The northern farm" { share "Share the well" }
actor south "The southern farm" { pay "Pay for the pump" }

preferences north {
  pay
  not share
}
preferences south {
  share
  not pay
}

claim dry "Nobody shares and nobody pays" always not share and not pay
`;

function run(folder: string, command: string, ...rest: string[]): string {
  return execFileSync(command, rest, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** What a user gets: the packages as published, in a folder that knows nothing of this one. */
describe('the packed packages, installed in an empty folder', () => {
  const user = join(home, 'user');

  beforeAll(() => {
    const packages = ['engine', 'language', 'report', 'workbench', 'cli'].map((name) => `--workspace=packages/${name}`);
    run(root, 'npm', 'pack', '--ignore-scripts', '--pack-destination', home, ...packages);
    mkdirSync(user);
    writeFileSync(join(user, 'package.json'), '{ "private": true }\n');
    const packed = readdirSync(home).filter((name) => name.endsWith('.tgz'));
    expect(packed).toHaveLength(5);
    run(
      user,
      'npm',
      'install',
      '--ignore-scripts',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      ...packed.map((name) => join(home, name)),
    );
  }, 120_000);

  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('tell their version', () => {
    expect(run(user, 'npx', '--no-install', 'parley', '--version').trim()).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('check a model', () => {
    writeFileSync(join(user, 'well.parley'), MODEL);
    const told = run(user, 'npx', '--no-install', 'parley', 'check', '--json', 'well.parley');
    expect(JSON.parse(told)).toMatchObject({ models: [{ model: 'The well', claims: [{ id: 'dry', verdict: 'holds' }] }] });
  });

  it('hold no tests, sources or build records', () => {
    const files = readdirSync(join(user, 'node_modules'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^(?:@parley[/\\]|parley[/\\])/.test(file),
    );
    expect(files.filter((file) => /\.test\.|tsbuildinfo|[/\\](?:src|test)[/\\]/.test(file))).toEqual([]);
    expect(files.filter((file) => file.endsWith('LICENSE'))).toHaveLength(5);
  });
});
