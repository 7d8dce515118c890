/**
 * The program inside the context, as text: nothing of the worker's own is handed in, neither function nor
 * object, since any of them leads by its constructor to the worker's globals. Tasks come in and outcomes go
 * out as JSON.
 */
export const contextScript = `
'use strict';
globalThis.run = ((parse, stringify, evaluate) => {
  let emitted = 0;
  Object.assign(globalThis, {
    emit: () => { emitted += 1; },
    log: () => undefined,
    isArray: Array.isArray,
    toJSON: stringify,
    sum: (values) => values.reduce((a, b) => a + b, 0),
  });
  const broken = (error) => ({ kind: 'broken', error });
  function compile(source) {
    try {
      const compiled = evaluate('(' + source.replace(/;\\s*$/, '') + '\\n)');
      return typeof compiled === 'function' ? compiled : undefined;
    } catch {
      return undefined;
    }
  }
  function each(source, documents, judge) {
    const compiled = compile(source);
    if (!compiled) return broken('compilation_error');
    try {
      return { kind: 'booleans', values: documents.map((document) => judge(compiled, document)) };
    } catch {
      return broken('runtime_error');
    }
  }
  function validate(task) {
    for (const source of task.sources) {
      const compiled = compile(source);
      if (!compiled) return broken('compilation_error');
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
      return each(task.source, task.documents, (keep, document) => Boolean(keep(document, task.request)));
    }
    return each(task.source, task.documents, (map, document) => {
      emitted = 0;
      map(document);
      return emitted > 0;
    });
  }
  return (text) => stringify(outcomeOf(parse(text)));
})(JSON.parse, JSON.stringify, globalThis.eval);
`
