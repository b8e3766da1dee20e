// Page make-up in the browser: boxes on a grid, stories threaded through frames as a layout program threads them.
// box / thread: "x y w h" in columns and rows of the nearest grid ("left top pitch gap row", points);
// y may name what stands above (@name: its last row, $name: its first), h may be auto or >ROW (down to that row).
() => {
  const PT = 96 / 72, notes = [], first = {}, last = {};
  const ROLE = {P: 'paragraph', H1: 'masthead', H2: 'headline', H3: 'kicker', H4: 'deck', H5: 'crosshead',
    ADDRESS: 'byline', FIGCAPTION: 'caption', CITE: 'credit'};
  const main = document.querySelector('main'), sheet = main.getBoundingClientRect();
  let pieces = 0;
  for (const one of main.querySelectorAll('*')) {
    const role = one.getAttribute('r') ?? ROLE[one.tagName];
    if (role && role !== 'none') { one.dataset.role = role; one.dataset.piece = pieces++; }
  }
  main.querySelectorAll('article').forEach((one, n) => { one.dataset.article = n; });

  // Soft hyphens between two consonants or before one consonant, always between vowels, never near a word's ends.
  if (main.lang === 'en') {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const whole = /^(ch|sh|th|ph|ck|gh|ng|st|wh)/;
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.parentElement.closest('p'))
        node.textContent = node.textContent.replace(/\b[a-z]{6,}\b/g, word => word
          .replace(/(?<=[a-z]{2})([aeiouy][bcdfgklmnprstvxz])(?=[bcdfgklmnprstvwxz][aeiouy][a-z])/g,
            (at, _, where) => whole.test(word.slice(where + 1)) ? at : at + '\u00ad')
          .replace(/(?<=[a-z][aeiou])(?=[bcdfglmnprstv][aeiou][a-z]{2})/g, '\u00ad'));
  }

  const said = text => Function('max', 'min', `return ${text
    .replace(/@(\w+)/g, (_, n) => last[n] ?? notes.push(`no @${n}`)).replace(/\$(\w+)/g, (_, n) => first[n])}`)(Math.max, Math.min);
  const gridOf = one => one.closest('[grid]').getAttribute('grid').split(' ').map(Number);
  const cell = (one, spec) => {
    const [x, y, w, h] = spec.trim().split(/\s+/), top = said(y);
    const high = h === 'auto' ? null : h[0] === '>' ? said(h.slice(1)) - top : said(h);
    return {x: said(x), y: top, w: said(w), h: high};
  };
  const put = (one, at, dy = 0) => {
    const [left, top, pitch, gap, row] = gridOf(one);
    const home = one.offsetParent === main || !one.offsetParent ? sheet : one.offsetParent.getBoundingClientRect();
    one.style.position = 'absolute';
    one.style.left = `${sheet.left - home.left + (left + at.x * pitch) * PT}px`;
    one.style.top = `${sheet.top - home.top + (top + (at.y + dy) * row) * PT}px`;
    one.style.width = `${(at.w * pitch - gap) * PT}px`;
    one.style.height = at.h === null ? 'auto' : `${at.h * row * PT}px`;
  };
  const rowAt = (one, y) => { const [, top, , , row] = gridOf(one); return ((y - sheet.top) / PT - top) / row; };
  const keep = (one, from, to) => {
    for (const name of [one.getAttribute('n'), one.closest('article[n]')?.getAttribute('n')])
      if (name) { first[name] = Math.min(first[name] ?? 1e9, from); last[name] = Math.max(last[name] ?? 0, to); }
  };

  const overAt = (block, frame, down) => {
    const edge = frame.getBoundingClientRect(), range = document.createRange(), spots = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (let i = 0; i < node.length; i++) spots.push([node, i]);
    const over = n => {
      for (let k = n; k >= 0; k--) {
        const [node, i] = spots[k];
        range.setStart(node, i); range.setEnd(node, i + 1);
        const all = range.getClientRects(), r = all[all.length - 1];
        if (!r || !r.width || !r.height) continue;
        const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
        return down ? (r.left + r.right) / 2 - size / 2 < edge.left - 1.5 : (r.top + r.bottom) / 2 + size / 2 > edge.bottom + 1.5;
      }
      return false;
    };
    if (!spots.length) return block.getBoundingClientRect().bottom > edge.bottom + 1.5 ? [block, 0, 0] : null;
    if (!over(spots.length - 1)) return null;
    let low = 0, high = spots.length - 1;
    while (low < high) { const mid = (low + high) >> 1; if (over(mid)) high = mid; else low = mid + 1; }
    return [...spots[low], low];
  };
  const flow = (blocks, make, count, down) => {
    let k = 0, frame = make(0), queue = [...blocks];
    while (queue.length) {
      const block = queue.shift();
      frame.append(block);
      const spot = overAt(block, frame, down);
      if (!spot) continue;
      let rest = block;
      if (spot[2] > 0 && block.tagName === 'P') {
        const range = document.createRange();
        range.setStart(spot[0], spot[1]); range.setEndAfter(block.lastChild);
        const tail = range.extractContents();
        rest = block.cloneNode(false);
        rest.append(tail); rest.classList.add('rest'); block.classList.add('cut');
        const end = block.lastChild;
        if (end && end.textContent.endsWith('\u00ad')) {
          end.textContent = end.textContent.slice(0, -1);
          const mark = document.createElement('i'); mark.className = 'hy'; mark.textContent = '-'; block.append(mark);
        }
      } else {
        block.remove();
        const before = frame.lastElementChild;
        if (before && before.tagName === 'H5') { before.remove(); queue.unshift(rest); rest = before; }
      }
      if (++k >= count) return [rest, ...queue];
      frame = make(k); queue.unshift(rest);
    }
    return [];
  };
  const thread = one => {
    const down = one.classList.contains('down'), row = gridOf(one)[4];
    const cells = one.getAttribute('thread').split(';').filter(s => s.trim()).map(s => cell(one, s));
    const source = [...one.children];
    let frames = [];
    const set = bottom => {
      frames.forEach(f => f.remove()); frames = [];
      return flow(source.map(s => s.cloneNode(true)), k => {
        const frame = document.createElement('div');
        frame.className = `frame ${one.className}`; one.before(frame);
        put(frame, {...cells[k], h: cells[k].h ?? bottom - cells[k].y}); frames.push(frame);
        return frame;
      }, cells.length, down);
    };
    let left, low = 0;
    source.forEach(s => s.remove());
    if (cells.some(c => c.h === null)) {
      low = Math.ceil(Math.max(...cells.filter(c => c.h === null).map(c => c.y))) + 1;
      let high = low + 150;
      while (low < high) { const mid = (low + high) >> 1; if (set(mid).length) low = mid + 1; else high = mid; }
    }
    left = set(low);
    if (left.length) {
      notes.push(`${left.map(l => l.textContent).join('').length} characters over: ${source[0].textContent.slice(0, 14)}`);
      const end = frames[frames.length - 1].lastElementChild;
      end.textContent = end.textContent.replace(/[^。！？.!?]*$/, ''); end.classList.remove('cut');
      if (!end.textContent) end.remove();
    } else if (!cells.some(c => c.h === null)) {
      const frame = frames[frames.length - 1], box = frame.getBoundingClientRect(), end = frame.lastElementChild;
      const r = end.getBoundingClientRect(), free = (down ? r.left - box.left : box.bottom - r.bottom) / PT / (down ? gridOf(one)[2] : row);
      const idle = cells.length - frames.length;
      if (free > 2.6 || idle) notes.push(`${free.toFixed(1)} lines${idle ? ` and ${idle} frames` : ''} free: ${source[0].textContent.slice(0, 14)}`);
    }
    frames.forEach((frame, k) => keep(one, cells[k].y, cells[k].h === null ? low : cells[k].y + cells[k].h));
    one.remove();
  };
  for (const one of [...main.querySelectorAll('[box],[thread]')]) {
    if (one.hasAttribute('thread')) { thread(one); continue; }
    const at = cell(one, one.getAttribute('box'));
    if (one.tagName === 'HR') {
      put(one, at, at.h ? 0 : 0.5);
      one.className += at.h ? ' v' : ' h';
      if (at.h) { const [, , , gap] = gridOf(one); one.style.width = '0'; one.style.left = `${parseFloat(one.style.left) - gap / 2 * PT}px`; }
      keep(one, at.y, at.y + at.h);
      continue;
    }
    put(one, at);
    const to = at.h === null ? Math.ceil(rowAt(one, one.getBoundingClientRect().bottom) - 0.08) : at.y + at.h;
    if (at.h !== null && (one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2))
      notes.push(`too full (${one.scrollWidth - one.clientWidth}, ${one.scrollHeight - one.clientHeight} px): ${one.textContent.trim().slice(0, 14)}`);
    keep(one, at.y, to);
  }
  return notes;
}
