/**
 * An application as a Word file. Headings are Word’s own, so that its outline and screen readers find them;
 * line breaks of a text stay line breaks.
 */
import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx'
import type { PaperBlock } from '../../domain/application/paper.ts'

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export async function paperDocx(blocks: readonly PaperBlock[], language: string): Promise<Blob> {
  const title = blocks.find(({ kind }) => kind === 'title')
  const document = new Document({
    title: title && 'text' in title ? plain(title.text) : '',
    creator: '',
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 22, language: { value: language } } },
      },
    },
    sections: [{ children: blocks.flatMap(childrenOf) }],
  })
  return Packer.toBlob(document)
}

function childrenOf(block: PaperBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'title':
      return [new Paragraph({ heading: HeadingLevel.TITLE, children: runs(block.text) })]
    case 'heading':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_1,
          spacing: { before: 360, after: 120 },
          children: runs(block.text),
        }),
      ]
    case 'small':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          spacing: { before: 200, after: 60 },
          children: runs(block.text),
        }),
      ]
    case 'text':
      return [new Paragraph({ spacing: { after: 120 }, children: runs(block.text) })]
    case 'facts':
      return block.facts.map(
        ([name, value]) =>
          new Paragraph({ children: [...runs(`${name}: `, true), ...runs(value)] }),
      )
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ bullet: { level: 0 }, children: runs(item) }),
      )
    case 'sums':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          spacing: { before: 200, after: 60 },
          children: runs(block.caption),
        }),
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          rows: block.rows.map(
            (cells, index) =>
              new TableRow({
                cantSplit: true,
                children: cells.map((cell, column) =>
                  cellOf(cell, column === 2, index === block.rows.length - 1),
                ),
              }),
          ),
        }),
      ]
  }
}

function cellOf(text: string, isMoney: boolean, bold: boolean): TableCell {
  return new TableCell({
    children: [
      new Paragraph({
        alignment: isMoney ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: runs(text, bold),
      }),
    ],
  })
}

function runs(text: string, isBold = false): TextRun[] {
  return plain(text)
    .split('\n')
    .map((line, index) => {
      const options: IRunOptions = { text: line, bold: isBold, ...(index > 0 ? { break: 1 } : {}) }
      return new TextRun(options)
    })
}

/** XML 1.0 has no place for most control characters nor for half a surrogate pair: Word would not open the file. */
function plain(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '')
}
