import { say, wordsOf } from './form-texts.mjs';

/** Adds an empty row to a table in place, so that nothing has to be sent for it, and goes on there. */
export function moreRows(form) {
  for (const more of form.querySelectorAll('button[name="go"][value="more"]')) {
    more.addEventListener('click', (event) => {
      event.preventDefault();
      addRow(more.closest('.app-rows')).querySelector('input, textarea, select').focus();
      say(form, wordsOf(form).added);
    });
  }
}

/** As many rows as these names need: `budget.4.item` needs five. */
export function addRowsFor(form, names) {
  for (const table of form.querySelectorAll('.app-rows')) {
    const numbers = names
      .filter((name) => name.startsWith(`${table.id}.`))
      .map((name) => Number.parseInt(name.slice(table.id.length + 1), 10));
    const needed = Math.max(0, ...numbers) + 1;
    while (rowsOf(table).length < needed) addRow(table);
  }
}

const rowsOf = (table) => table.querySelectorAll('.app-rows__row');

function addRow(table) {
  const rows = rowsOf(table);
  const row = rows[rows.length - 1].cloneNode(true);
  const from = `${table.id}.${rows.length - 1}.`;
  const to = `${table.id}.${rows.length}.`;
  for (const one of row.querySelectorAll('*')) {
    for (const { name, value } of [...one.attributes])
      if (value.startsWith(from)) one.setAttribute(name, to + value.slice(from.length));
    if (one.matches('.govuk-error-message')) one.remove();
    one.classList.remove('govuk-form-group--error', 'govuk-input--error', 'govuk-select--error');
    if (one.matches('input[type="checkbox"], input[type="radio"]')) one.checked = false;
    else if (one.matches('input, textarea, select')) one.value = '';
  }
  row.setAttribute('aria-label', row.getAttribute('aria-label').replace(/\d+/, String(rows.length + 1)));
  rows[rows.length - 1].after(row);
  return row;
}
