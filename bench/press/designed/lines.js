// The printed lines of the page: characters in the order of the copy, cut where the browser cut them.
() => {
  const lines = [], range = document.createRange(), main = document.querySelector('main'), sheet = main.getBoundingClientRect();
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  let line = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const block = node.parentElement.closest('[data-role]');
    if (!block) { if (node.textContent.trim() && !node.parentElement.closest('style')) lines.push({lost: node.textContent}); continue; }
    const style = getComputedStyle(node.parentElement), size = parseFloat(style.fontSize), down = style.writingMode === 'vertical-rl';
    const article = block.closest('article'), element = +block.dataset.piece, joined = node.parentElement.classList.contains('hy');
    for (let i = 0; i < node.length; i++) {
      range.setStart(node, i); range.setEnd(node, i + 1);
      const rects = [...range.getClientRects()].filter(r => r.width > 0.01 && r.height > 0.01);
      if (!rects.length) continue;
      const r = rects[rects.length - 1], x = (r.left + r.right) / 2, y = (r.top + r.bottom) / 2;
      const shy = node.textContent[i] === '\u00ad', text = shy ? '-' : node.textContent[i];
      const side = Math.min(size, down ? r.width : r.height);
      const box = down ? [x - side / 2, r.top, x + side / 2, r.bottom] : [r.left, y - side / 2, r.right, y + side / 2];
      const at = down ? x : y, from = down ? r.top : r.left, to = down ? r.bottom : r.right;
      if (line && line.element === element && line.down === down && Math.abs(at - line.at) < 0.6 * Math.min(size, line.size)
          && from > line.end - 2 && from < line.end + 4 * size && size < 1.6 * line.size) {
        if (line.soft && text.trim()) line.text = line.text.slice(0, -1);  // no break came here: nothing was printed
        line.text += text; line.end = to;
        line.size = Math.max(line.size, text.trim() ? size : 0);
        if (!text.trim()) continue;
        line.box = [Math.min(line.box[0], box[0]), Math.min(line.box[1], box[1]), Math.max(line.box[2], box[2]), Math.max(line.box[3], box[3])];
      } else if (text.trim()) {
        line = {text, at, end: to, box, size, down, role: block.dataset.role, element, hyphen: false,
          article: article ? +article.dataset.article : null, loose: block.hasAttribute('loose')};
        lines.push(line);
      }
      if (text.trim()) { line.hyphen = shy || joined; line.soft = shy; }
    }
  }
  const pictures = [...document.images].map(image => {
    const r = image.getBoundingClientRect(), article = image.closest('article');
    return {box: [r.left, r.top, r.right, r.bottom], article: article ? +article.dataset.article : null};
  });
  const articles = [...main.querySelectorAll('article')].map(one => ({kind: one.getAttribute('kind') ?? 'article', link: one.getAttribute('link')}));
  const facts = Object.fromEntries([...main.attributes].map(a => [a.name, a.value]));
  for (const one of lines) if (one.box) one.box = one.box.map((v, k) => v - (k % 2 ? sheet.top : sheet.left));
  return {lines, pictures, articles, facts};
}
