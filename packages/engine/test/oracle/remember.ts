/** Keeps what was computed for a mover (or another name) and a thing, so that the oracle stays slow but not hopeless. */
export function remember<Thing, Value>(compute: (name: string, thing: Thing) => Value): (name: string, thing: Thing) => Value {
  const known = new Map<string, Map<Thing, Value>>();
  return (name, thing) => {
    const values = known.get(name) ?? new Map<Thing, Value>();
    known.set(name, values);
    if (!values.has(thing)) values.set(thing, compute(name, thing));
    return values.get(thing) as Value;
  };
}
