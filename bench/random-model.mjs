/**
 * Random models for the benchmark: evenly split on/off options, a fixed number of wants each, some options irreversible, some `never` lines.
 * The same seed gives the same model.
 */

/** A small, fast generator of 32-bit numbers (mulberry32, public domain). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * @param {object} shape
 * @param {number} shape.bits  on/off options in all: 2^bits states before rules
 * @param {number} [shape.actors]
 * @param {number} [shape.statements]  wants of each actor
 * @param {number} [shape.irreversible]  share of options
 * @param {number} [shape.rules]  `never` lines, each of three literals
 * @param {number} [shape.guards]  options with a guard
 * @param {number} [shape.bodies]  bodies of three members with one on/off option each, on top of `bits`
 * @param {string} [shape.rule]  how the bodies decide
 * @param {boolean} [shape.social]  actors want things of each other
 * @param {number} [shape.seed]
 * @returns {import('@parley/engine').Model}
 */
export function randomModel({
  bits,
  actors = 3,
  statements = 12,
  irreversible = 0.1,
  rules = 2,
  guards = 0,
  bodies = 0,
  rule = 'consensus',
  social = false,
  seed = 1,
}) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const options = [];
  const ids = Array.from({ length: actors }, (_, i) => `a${i + 1}`);
  for (let i = 0; i < bits; i++) options.push(option(`o${i}`, ids[Math.floor((i * actors) / bits)]));
  const every = Math.round(1 / irreversible);
  if (irreversible > 0) for (let i = every - 1; i < bits; i += every) options[i].irreversible = true;
  const names = options.map(({ id }) => id);
  const literal = (from = names) => ({ kind: 'level', option: pick(from), is: '=', level: next() < 0.5 ? 'on' : 'off' });
  const clause = (size, from) => ({ kind: 'and', of: Array.from({ length: size }, () => literal(from)) });
  const wantsOf = (id) => {
    const own = options.filter(({ mover }) => mover === id).map((o) => o.id);
    const others = options.filter(({ mover }) => mover !== id).map((o) => o.id);
    return Array.from({ length: statements }, () => {
      if (!social) return clause(1 + Math.floor(next() * 3));
      // Of each other: what others should do, often on condition of what one does oneself.
      return next() < 0.5 ? literal(others) : { kind: 'if', then: literal(others), given: literal(next() < 0.7 ? own : others) };
    }).map((condition) => ({ label: null, condition, cites: [] }));
  };
  const movers = ids.map((id) => ({
    kind: 'actor',
    id,
    name: id,
    preferences: { kind: 'statements', statements: wantsOf(id) },
    cites: [],
  }));
  for (let i = 0; i < guards; i++) options[Math.floor((i * bits) / guards)].when = literal();
  for (let i = 0; i < bodies; i++) {
    const id = `b${i + 1}`;
    movers.push({ kind: 'body', id, name: id, members: ids.slice(0, 3), rule: { kind: rule }, cites: [] });
    options.push(option(`${id}o`, id));
  }
  return {
    form: 'parley-model/1',
    title: `random, 2^${options.length} states`,
    date: null,
    sources: [],
    movers,
    options,
    rules: Array.from({ length: rules }, () => ({ label: null, never: distinctClause(3, names, next), wording: 'never', cites: [] })),
    merges: [],
    definitions: [],
    states: [],
    history: [],
    now: null,
    claims: [],
  };
}

function option(id, mover) {
  return {
    id,
    name: id,
    mover,
    levels: [
      { id: 'off', name: null },
      { id: 'on', name: null },
    ],
    irreversible: false,
    when: null,
    cites: [],
  };
}

/** Literals over different options, so that the rule is not empty; the first asks for `on`, so that the state of all off stays. */
function distinctClause(size, names, next) {
  const chosen = new Set();
  while (chosen.size < Math.min(size, names.length)) chosen.add(names[Math.floor(next() * names.length)]);
  return {
    kind: 'and',
    of: Array.from(chosen, (name, i) => ({ kind: 'level', option: name, is: '=', level: i === 0 || next() < 0.5 ? 'on' : 'off' })),
  };
}
