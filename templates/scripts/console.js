// Pages work without this. It saves a second click from being sent and leads the eye to what is wrong.
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
    setTimeout(() => delete form.dataset.sent, 3000);
  });
}
const summary = document.querySelector('.govuk-error-summary');
if (summary) {
  summary.tabIndex = -1;
  summary.focus();
}
