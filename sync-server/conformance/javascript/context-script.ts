/**
 * The program inside the context, as text: nothing of the worker's own is handed in, neither function nor
 * object, since any of them leads by its constructor to the worker's globals. The task's functions stand in
 * `functions`, in their order; tasks come in and outcomes go out as JSON.
 */
export const contextScript = `
'use strict';
globalThis.functions = [];
globalThis.run = ((parse, stringify, functions) => {
  let emitted = [];
  Object.assign(globalThis, {
    emit: (key = null, value = null) => { emitted.push([key, value]); },
    log: () => undefined,
    isArray: Array.isArray,
    toJSON: stringify,
    sum: (values) => values.reduce((a, b) => a + b, 0),
  });
  const broken = (error) => ({ kind: 'broken', error });
  function each(kind, items, call) {
    const [compiled] = functions;
    if (typeof compiled !== 'function') return broken('compilation_error');
    try {
      return { kind, values: items.map((item) => call(compiled, item)) };
    } catch {
      return broken('runtime_error');
    }
  }
  function validate(task) {
    for (const compiled of functions) {
      if (typeof compiled !== 'function') return broken('compilation_error');
      try {
        compiled(task.document, task.previous, task.user, task.security);
      } catch (thrown) {
        const told = thrown === null || typeof thrown !== 'object' ? {} : thrown;
        if ('forbidden' in told) return { kind: 'refused', error: 'forbidden', reason: told.forbidden };
        if ('unauthorized' in told) {
          return { kind: 'refused', error: 'unauthorized', reason: told.unauthorized };
        }
        return broken('runtime_error');
      }
    }
    return { kind: 'accepted' };
  }
  function outcomeOf(task) {
    if (task.kind === 'validate') return validate(task);
    if (task.kind === 'filter') {
      const keeps = (keep, document) => Boolean(keep(document, task.request));
      return each('booleans', task.documents, keeps);
    }
    if (task.kind === 'reduce') {
      const reduced = (reduce, { keys, values }) => reduce(keys, values, false) ?? null;
      return each('reduced', task.groups, reduced);
    }
    return each('emitted', task.documents, (map, document) => {
      emitted = [];
      map(document);
      return emitted;
    });
  }
  return (text) => stringify(outcomeOf(parse(text)));
})(JSON.parse, JSON.stringify, globalThis.functions);
`
