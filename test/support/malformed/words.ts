/** What is put where something else belongs. */
const words = (text: string): readonly string[] => text.trim().split(/\s+/)

export const sequences = [
  ...words('-1 1e9 NaN 0x10 999999999999999999999 5- - [] 1-zz %00 null {} 0 now'),
  'now%20now',
]

export const revisions = [
  ...words('1 - 1- 0-a -1-a 1-ä 1-a/b 1e3-a 99999999999-a % ["1-a" [1] ["x"] {} 1-a" all'),
  '',
]

// `feed` is not among them: a long poll that is taken in waits for its time, and that is no fault.
export const queries = words(`
  since limit style include_docs descending timeout heartbeat filter doc_ids rev revs open_revs
  attachments latest keys startkey endkey skip conflicts`)

export const traps = [
  ...words(`
    .. . %2e%2e ..%2f..%2f %2f // \\ %5c..%5c %00 %ff %c0%af % %zz ; ~root .git/config C: ä ? # *
    _design/x _local _purge _security _utils _replicate _changes/x constructor __proto__`),
  '\u0001',
  'x'.repeat(400),
]

export const methods = [
  ...words('GET POST PUT DELETE PATCH HEAD OPTIONS TRACE PROPFIND COPY SEARCH CONNECT FOO get'),
  '',
  'G\0T',
]

export const headerNames = [
  ...words(`
    Cookie Origin Content-Type Content-Encoding Transfer-Encoding Content-Length Host
    X-Kulturlots-User X-Kulturlots-Carrying Accept-Encoding If-None-Match Range Expect Upgrade
    Connection Authorization X-Forwarded-For Sec-Fetch-Site Accept Te`),
  'X'.repeat(300),
]

export const headerValues = [
  ...words(`
    x ä % = =;=; " kulturlots= kulturlots=% kulturlots=" bytes=9-1 bytes=0-0,1-1 100-continue
    x-expect gzip chunked chunked,chunked identity websocket h2c Upgrade close -1 1e3
    99999999999999999999 text/html */*;q=x null http:// Bearer ::1 multipart/form-data`),
  '',
  '\t',
  'application/json; charset=utf-7',
  'a'.repeat(3000),
]

export const strangeKeys = words('_id _rev docs constructor toString length type seen x __p')

export const strange: readonly unknown[] = [
  ...words('../../etc/passwd Infinity 1e999 __proto__ _design/x need: : 1- 0-0 9999999999999999-a'),
  ...[null, true, -1, 0, 1e308, -0.1, 2 ** 53, '', ' ', '\0', '\ud800', '1-\n', 'x'.repeat(5000)],
  ...[[], {}, [[]], [null], { constructor: { prototype: 1 } }, { toString: 1 }, { length: 1e9 }],
]
