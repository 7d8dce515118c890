/** Workbooks in a thread of their own: ten thousand rows take seconds, in which a press must still be heard. */
import { expose } from 'comlink'
import { xlsxFile } from '../features/export/xlsx-file.ts'

const calls = { xlsxFile }
export type WorkbookCalls = typeof calls

expose(calls)
