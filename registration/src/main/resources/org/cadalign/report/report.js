'use strict';
(function () {
  // What layers say is only ever put into the page as text.
  const data = JSON.parse(document.getElementById('data').textContent);
  const el = (tag, text, parent) => {
    const node = document.createElement(tag);
    if (text !== undefined) node.textContent = text;
    if (parent) parent.appendChild(node);
    return node;
  };
  const place = (x, y) => [-y, x];
  const map = L.map('map', {
    crs: L.CRS.Simple, preferCanvas: true, minZoom: -6, maxZoom: 4, zoomSnap: 0.25,
    attributionControl: false
  });
  const bounds = [place(0, data.height), place(data.width, 0)];
  map.fitBounds(bounds);
  map.setMaxBounds(L.latLngBounds(bounds).pad(0.5));
  data.sheets.forEach(s => L.imageOverlay(s.src, [place(s.x, s.y + s.h), place(s.x + s.w, s.y)],
    { alt: 'Aerial image' }).addTo(map));

  const classes = [[0.25, '#2c7bb6'], [0.5, '#7fb8d6'], [1, '#ffd166'], [2, '#f3722c'], [Infinity, '#b5179e']];
  const states = {
    aligned: '#2ec4ff', unchanged: '#2e8b57', low_confidence: '#f3722c', no_evidence: '#8d99a6',
    rejected: '#b5179e', repaired: '#ffd166'
  };
  const byError = e => e === undefined ? '#8d99a6' : classes.find(c => e < c[0])[1];
  const options = { by: data.predicted ? 'error' : 'status' };
  const colour = b => options.by === 'error' ? byError(b.e) : states[b.s] || '#8d99a6';
  const rings = coded => coded.map(r => {
    const points = [];
    each([r], 0, 0, (x, y) => points.push(place(x, y)));
    return points;
  });

  // Figures that tiles can be shown by; colours from few or bad (dark) to many or good.
  const ramp = ['#7a0177', '#c51b8a', '#f768a1', '#fbb4b9', '#feebe2'];
  const figures = [
    ['e', 'expected error', ' m', false], ['n_s', 'neighbour count', '', true],
    ['denoising_factor', 'denoising factor', '', false],
    ['neighbour_residual_m', 'how far neighbours are off', ' m', false],
    ['predicted_residual_m', 'noise left, predicted', ' m', false]
  ].map(([key, name, unit, rising]) => {
    const of = key === 'e' ? data.tiles : data.similar || [];
    const sorted = of.filter(t => t[key] !== undefined).map(t => t[key]).sort((a, b) => rising ? a - b : b - a);
    const cuts = [...new Set(ramp.slice(1).map((c, i) => sorted[Math.floor((i + 1) * sorted.length / ramp.length)]))]
      .filter(c => c !== sorted[0]);
    return { key, name, unit, rising, of, cuts, any: sorted.length > 0, worst: sorted[0] };
  }).filter(f => f.any);
  const tileColour = (f, v) => f.key === 'e' ? byError(v)
    : ramp[f.cuts.filter(c => f.rising ? v >= c : v <= c).length];

  // Outlines are drawn from the data as it is, on one canvas: a shape for each would take seconds.
  const tiles = L.layerGroup();
  const visible = { after: true, before: false, arrows: false };
  const each = (coded, dx, dy, visit) => coded.forEach(r => {
    let x = dx, y = dy;
    for (let i = 0; i < r.length; i += 2) {
      x += r[i];
      y += r[i + 1];
      visit(x / 10, y / 10, i === 0);
    }
  });
  const older = b => b.o ? [b.o, 0, 0] : b.m && b.a ? [b.a, b.m[0], b.m[1]] : null;
  const extent = (coded, dx, dy) => {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    each(coded, dx, dy, (x, y) => {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    });
    return box;
  };
  const boxes = data.buildings.map(b => b.a ? extent(b.a, 0, 0) : null);
  const BATCH = 100;
  const Outlines = L.Canvas.extend({
    _draw() {
      const scale = map.options.crs.scale(map.getZoom()), origin = map.getPixelOrigin();
      const view = this._bounds, c = this._ctx;
      if (!view) return;
      const seen = [];
      boxes.forEach((b, i) => {
        // What was moved into sight by more than 30 m has no line at the rim of the map.
        if (b && b[2] * scale - origin.x > view.min.x - 100 * scale && b[0] * scale - origin.x < view.max.x + 100 * scale
          && b[3] * scale - origin.y > view.min.y - 100 * scale && b[1] * scale - origin.y < view.max.y + 100 * scale) seen.push(i);
      });
      const trace = (coded, dx, dy) => {
        coded.forEach(r => {
          each([r], dx, dy, (x, y, first) => {
            const px = x * scale - origin.x, py = y * scale - origin.y;
            if (first) c.moveTo(px, py); else c.lineTo(px, py);
          });
          c.closePath();
        });
      };
      const batches = (list, draw, paint) => {
        for (let from = 0; from < list.length; from += BATCH) {
          c.beginPath();
          list.slice(from, from + BATCH).forEach(draw);
          paint();
        }
      };
      c.lineJoin = 'round';
      if (visible.after) {
        const groups = new Map();
        seen.forEach(i => {
          const tone = colour(data.buildings[i]);
          if (!groups.has(tone)) groups.set(tone, []);
          groups.get(tone).push(i);
        });
        c.lineWidth = 2;
        groups.forEach((list, tone) => {
          c.strokeStyle = c.fillStyle = tone;
          batches(list, i => trace(data.buildings[i].a, 0, 0), () => {
            c.globalAlpha = 0.18;
            c.fill('evenodd');
            c.globalAlpha = 1;
            c.stroke();
          });
        });
      }
      if (visible.before) {
        c.lineWidth = 1.5;
        c.strokeStyle = '#ffffff';
        c.setLineDash([5, 4]);
        batches(seen.filter(i => older(data.buildings[i])), i => trace(...older(data.buildings[i])), () => c.stroke());
        data.buildings.filter(b => !b.a && b.o).forEach(b => { c.beginPath(); trace(b.o, 0, 0); c.stroke(); });
        c.setLineDash([]);
      }
      if (visible.arrows) {
        c.lineWidth = 1.8;
        c.strokeStyle = '#ffe600';
        batches(seen.filter(i => older(data.buildings[i])), i => {
          const was = extent(...older(data.buildings[i])), is = boxes[i];
          const from = [(was[0] + was[2]) / 2, (was[1] + was[3]) / 2], to = [(is[0] + is[2]) / 2, (is[1] + is[3]) / 2];
          const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
          if (length < 0.2) return;
          const head = Math.min(6, length / 2), a = Math.atan2(to[1] - from[1], to[0] - from[0]);
          const wing = t => [to[0] - head * Math.cos(a + t), to[1] - head * Math.sin(a + t)];
          [[from, to], [wing(0.5), to, wing(-0.5)]].forEach(line => line.forEach((p, k) => {
            const px = p[0] * scale - origin.x, py = p[1] * scale - origin.y;
            if (k === 0) c.moveTo(px, py); else c.lineTo(px, py);
          }));
        }, () => c.stroke());
      }
    }
  });
  // Above the tiles, which lie on the image.
  map.createPane('outlines').style.zIndex = 450;
  map.getPane('outlines').style.pointerEvents = 'none';
  const outlines = new Outlines({ padding: 0.3, pane: 'outlines' });
  const repaint = () => outlines._redraw();
  const within = (b, x, y) => {
    let inside = false;
    b.a.forEach(r => {
      const ring = [];
      each([r], 0, 0, (px, py) => ring.push([px, py]));
      ring.forEach(([x1, y1], k) => {
        const [x2, y2] = ring[(k + 1) % ring.length];
        if (y1 > y !== y2 > y && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1) inside = !inside;
      });
    });
    return inside;
  };
  // The building under a place, else the nearest centre among those that are a few pixels away.
  const at = latlng => {
    const x = latlng.lng, y = -latlng.lat, slack = 4 / map.options.crs.scale(map.getZoom());
    let best = -1, least = Infinity;
    boxes.forEach((b, i) => {
      if (!b || x < b[0] - slack || x > b[2] + slack || y < b[1] - slack || y > b[3] + slack) return;
      const off = (within(data.buildings[i], x, y) ? 0 : 1e6) + Math.hypot(x - (b[0] + b[2]) / 2, y - (b[1] + b[3]) / 2);
      if (off < least) {
        least = off;
        best = i;
      }
    });
    return best;
  };
  map.on('click', e => {
    const i = visible.after ? at(e.latlng) : -1;
    if (i >= 0) show(i, false);
  });
  map.on('mousemove', e => {
    map.getContainer().style.cursor = visible.after && at(e.latlng) >= 0 ? 'pointer' : '';
  });
  let shown;
  function drawTiles() {
    tiles.clearLayers();
    if (!shown) return;
    shown.of.filter(t => t[shown.key] !== undefined).forEach(t =>
      L.rectangle([place(t.x, Math.min(data.height, t.y + t.w)), place(Math.min(data.width, t.x + t.w), t.y)], {
        color: '#fff', weight: 1, fillColor: tileColour(shown, t[shown.key]), fillOpacity: 0.5, interactive: false
      }).addTo(tiles));
  }

  const controls = document.getElementById('controls');
  function toggle(name, key, on) {
    const label = el('label', undefined, controls);
    const box = el('input', undefined, label);
    box.type = 'checkbox';
    box.checked = visible[key] = on;
    el('span', name, label);
    box.addEventListener('change', () => {
      visible[key] = box.checked;
      repaint();
    });
  }
  toggle('after', 'after', true);
  toggle('before', 'before', data.buildings.length <= 3000);
  toggle('arrows of the moves', 'arrows', false);
  outlines.addTo(map);
  if (figures.length) {
    const label = el('label', undefined, controls);
    el('span', 'tiles by', label);
    const select = el('select', undefined, label);
    el('option', 'nothing', select).value = '';
    figures.forEach(f => { el('option', f.name, select).value = f.key; });
    select.addEventListener('change', () => {
      shown = figures.find(f => f.key === select.value);
      drawTiles();
      if (shown) tiles.addTo(map); else tiles.remove();
      legend();
    });
  }
  if (data.predicted) {
    const label = el('label', undefined, controls);
    el('span', 'colour by', label);
    const select = el('select', undefined, label);
    [['error', 'expected error'], ['status', 'status']].forEach(([value, text]) => {
      el('option', text, select).value = value;
    });
    select.addEventListener('change', () => {
      options.by = select.value;
      repaint();
      legend();
    });
  }
  const find = el('label', undefined, controls);
  el('span', 'find id', find);
  const field = el('input', undefined, find);
  field.type = 'search';
  field.size = 10;
  field.addEventListener('change', () => {
    const at = data.buildings.findIndex(b => b.id === field.value.trim());
    if (at >= 0) show(at, true); else record([['no building', field.value.trim()]]);
  });

  function legend() {
    const box = document.getElementById('legend');
    box.textContent = '';
    const errors = classes.map(([to, c], i) => [c, i === 0 ? 'below ' + to + ' m expected'
      : to === Infinity ? classes[i - 1][0] + ' m and more' : classes[i - 1][0] + ' to ' + to + ' m'])
      .concat([['#8d99a6', 'nothing expected']]);
    const rows = options.by === 'error' ? errors
      : Object.entries(states).filter(([s]) => data.buildings.some(b => b.s === s)).map(([s, c]) => [c, s]);
    entries(box, rows.concat([['#ffffff', 'outline before, dashed']]));
    if (!shown) return;
    const bound = shown.rising ? 'at least ' : 'at most ';
    el('p', 'Tiles by ' + shown.name, box);
    entries(box, shown.key === 'e' ? errors.filter(() => options.by !== 'error')
      : [[ramp[0], 'worst, from ' + shown.worst + shown.unit]]
        .concat(shown.cuts.map((c, i) => [ramp[i + 1], bound + c + shown.unit])));
  }
  function entries(box, rows) {
    rows.forEach(([c, text]) => {
      const row = el('div', undefined, box);
      el('i', undefined, row).style.background = c;
      el('span', text, row);
    });
  }
  legend();

  function record(rows) {
    const box = document.getElementById('record');
    box.textContent = '';
    const list = el('dl', undefined, box);
    rows.forEach(([name, value]) => {
      el('dt', name, list);
      el('bdi', value, el('dd', undefined, list));
    });
    if (data.values_left_out) el('p', 'The layer holds more text than a page can carry; some values are left out here.', box).className = 'hint';
  }
  let mark = null;
  function show(i, move) {
    const b = data.buildings[i], m = v => v.toFixed(2) + ' m';
    const rows = [['id', b.id], ['status', b.s],
      ['moved', m(Math.hypot(b.d[0], b.d[1])) + ' (' + m(b.d[0]) + ' east, ' + m(b.d[1]) + ' north)']];
    if (b.e !== undefined) {
      rows.push(['expected error', m(b.e)], ['nine of ten within', m(b.b)], ['within 1 m', Math.round(100 * b.c) + ' %']);
    }
    if (b.u !== undefined) rows.push(['support', b.u.toFixed(2)]);
    figures.filter(f => b.q && b.q[f.key] !== undefined).forEach(f => rows.push([f.name, b.q[f.key] + f.unit]));
    const own = ['status', 'dx_m', 'dy_m', 'shift_m', 'support', 'expected_error_m', 'error_bound_m', 'confidence'];
    (b.v || []).forEach((v, k) => { if (v !== '' && !own.includes(data.columns[k])) rows.push([data.columns[k], v]); });
    record(rows);
    if (mark) mark.remove();
    if (b.a) {
      mark = L.polygon(rings(b.a), { color: '#fff', weight: 5, fill: false, interactive: false }).addTo(map);
      if (move) map.fitBounds(mark.getBounds().pad(1.5), { maxZoom: 2.5, animate: false });
    }
    if (move) document.getElementById('map').scrollIntoView({ block: 'nearest' });
  }
  document.addEventListener('click', e => {
    const button = e.target.closest('button[data-building],button[data-tile]');
    if (!button) return;
    if (button.dataset.building) show(Number(button.dataset.building), true);
    else {
      const [x, y, side] = button.dataset.tile.split(',').map(Number);
      map.fitBounds([place(x, y + side), place(x + side, y)], { animate: false });
      document.getElementById('map').scrollIntoView({ block: 'nearest' });
    }
  });
  // How long it took to get here, and until map and charts were drawn, milliseconds.
  document.documentElement.dataset.ready = Math.round(performance.now());
  const drawn = () => { document.documentElement.dataset.drawn = Math.round(performance.now()); };
  Promise.all([...document.images].map(i => i.decode().catch(() => undefined)))
    .then(() => requestAnimationFrame(() => requestAnimationFrame(drawn)));
})();
