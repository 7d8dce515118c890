/** Moves the log into the file whenever it is told to; see write-ahead-log.ts. */
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

const sqlite = new DatabaseSync(String(workerData))
// The log is on disk before what it says is written to the file, and that before the log may begin anew.
sqlite.exec('PRAGMA synchronous = FULL')

parentPort?.on('message', () => {
  sqlite.exec('PRAGMA wal_checkpoint(PASSIVE)')
  parentPort?.postMessage('done')
})
