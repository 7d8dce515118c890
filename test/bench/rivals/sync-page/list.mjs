/** A simple list in the page: rows by id, and how many there are. */
const rows = new Map()

function put(id, text) {
  let row = rows.get(id)
  if (!row) {
    row = document.createElement('li')
    row.dataset.row = id
    rows.set(id, row)
    document.querySelector('ul').append(row)
  }
  if (row.textContent !== text) row.textContent = text
}

export const list = {
  put,
  /** @param count how many documents there are, though not all need a row. */
  say(count = rows.size) {
    document.querySelector('.hits').textContent = String(count)
  },
}
