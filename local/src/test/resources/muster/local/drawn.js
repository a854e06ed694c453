// How many texts are shown of each place where words are free, wherever a statement of the coalition is drawn.
async ({ places, evidence }) => {
  const [{ statement }, { said }, { draw }] = await Promise.all(['evidence/statement', 'evidence/sources', 'views/coalition'].map((file) => import(`./${file}.js`)));
  const coalition = new URLSearchParams(location.search).get('coalition');
  const { statements } = await (await fetch(`coalitions/${coalition}/statements`)).json();
  const counts = {};
  const stage = document.body.appendChild(document.createElement('div'));

  const at = (object, place) => [place.split('.').reduce((inner, name) => inner?.[name], object) ?? []].flat();
  const own = (type, data) => places[type].flatMap((place) => at(data, place).map((text) => [`${type}.${place}`, text]));
  const sources = (type, pieces = []) => pieces.flatMap((piece) =>
    evidence.flatMap((place) => at(piece, place).map((text) => [`${type}.evidence.${place}`, text])));
  const about = (type, all) => all.flatMap((each) => [...own(type, each), ...sources(type, each.evidence)]);

  function isIn(element, text) {
    if (stage.firstChild !== element) stage.replaceChildren(element);
    return element.textContent.includes(text);
  }
  function page(data) {
    const root = document.createElement('div');
    draw(root, data);
    return root;
  }
  for (const each of statements) {
    const itself = own(each.type, each.data);
    const all = [...itself, ...sources(each.type, each.evidence), ...about('StatementCorroborated', each.corroborations),
      ...about('StatementDisputed', each.disputes), ...about('StatementRetracted', [each.retraction ?? []].flat())];
    const missing = [[statement(each), all], [said(each, 1, () => ''), all], ...(each.type === 'CoalitionFormed' ? [[page(each.data), itself]] : [])]
      .flatMap(([element, words]) => words.filter(([, text]) => !isIn(element, text)).map(([place]) => place));
    for (const [place] of all) if (!missing.includes(place)) counts[place] = (counts[place] ?? 0) + 1;
  }
  stage.remove();
  return counts;
}
