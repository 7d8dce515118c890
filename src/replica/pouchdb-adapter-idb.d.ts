// PouchDB ships no types for this adapter; it is a plugin like any other.
declare module 'pouchdb-adapter-idb' {
  const adapter: PouchDB.Plugin
  export default adapter
}
