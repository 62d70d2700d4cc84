/** As page translators do: each text goes into elements of theirs, as a new node. */
export function translate(root: ShadowRoot): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    if (text.data.trim() === '' || text.parentElement?.closest('style')) continue;
    const font = document.createElement('font');
    font.append(text.data);
    text.replaceWith(font);
  }
}
