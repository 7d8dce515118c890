/** The main thread’s side of the workbook worker, which lives for one workbook. */
import { wrap } from 'comlink'
import type { WorkbookTable } from '../features/export/xlsx-file.ts'
import type { WorkbookCalls } from './workbook.worker.ts'

/** @throws when the worker can’t be started, and the signal’s reason when that stops it. */
export async function xlsxInBackground(table: WorkbookTable, signal: AbortSignal): Promise<Blob> {
  signal.throwIfAborted()
  const worker = new Worker(new URL('./workbook.worker.ts', import.meta.url), { type: 'module' })
  const stopped = new Promise<never>((_resolve, reject) => {
    worker.onerror = () => reject(new Error('The workbook worker could not be started.'))
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
  try {
    return await Promise.race([wrap<WorkbookCalls>(worker).xlsxFile(table), stopped])
  } finally {
    worker.terminate()
  }
}
