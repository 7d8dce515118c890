/**
 * Cells that a spreadsheet would reckon out instead of showing, when it opens a file of plain text: they begin
 * with = + - @, the same as full-width signs, a tab or a line break. What begins with blanks is trimmed first
 * by some. https://owasp.org/www-community/attacks/CSV_Injection
 *
 * Such a cell gets an apostrophe before it, which a spreadsheet takes for “this is text”.
 */
export const formulaStart = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u
