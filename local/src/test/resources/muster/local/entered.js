// What stands in the fields of the form that corrects each of these statements.
async (ids) => {
  const { draw } = await import('./record/record.js');
  const coalition = new URLSearchParams(location.search).get('coalition');
  const root = document.body.appendChild(document.createElement('div'));
  const entered = {};
  for (const about of ids) {
    draw(root, { state: { coalition, command: 'CorrectStatement', about } });
    while (!root.querySelector('form')) await new Promise(requestAnimationFrame);
    entered[about] = [...root.querySelectorAll('input, textarea')].map(({ value }) => value);
    root.replaceChildren();
  }
  root.remove();
  return entered;
}
