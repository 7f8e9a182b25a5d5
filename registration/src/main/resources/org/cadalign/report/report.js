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
  const rings = (coded, dx, dy) => coded.map(r => {
    const points = [];
    let x = dx, y = dy;
    for (let i = 0; i < r.length; i += 2) {
      x += r[i];
      y += r[i + 1];
      points.push(place(x / 10, y / 10));
    }
    return points;
  });
  const older = b => b.o ? rings(b.o, 0, 0) : b.m && b.a ? rings(b.a, b.m[0], b.m[1]) : null;

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

  const after = L.layerGroup(), before = L.layerGroup(), arrows = L.layerGroup(), tiles = L.layerGroup();
  const renderer = L.canvas({ padding: 0.3, tolerance: 4 });
  const shapes = data.buildings.map((b, i) => {
    if (!b.a) return null;
    const shape = L.polygon(rings(b.a, 0, 0), {
      renderer, color: colour(b), weight: 2, fillOpacity: 0.18
    });
    shape.on('click', () => show(i, false));
    return shape.addTo(after);
  });
  after.addTo(map);
  let drawnBefore = false, drawnArrows = false;
  function drawBefore() {
    if (drawnBefore) return;
    drawnBefore = true;
    data.buildings.forEach(b => {
      const old = older(b);
      if (old) L.polygon(old, { renderer, color: '#ffffff', weight: 1.5, dashArray: '5 4', fill: false, interactive: false }).addTo(before);
    });
  }
  function drawArrows() {
    if (drawnArrows) return;
    drawnArrows = true;
    data.buildings.forEach((b, i) => {
      const old = older(b);
      if (!old || !shapes[i]) return;
      const from = L.latLngBounds(old[0]).getCenter();
      const to = shapes[i].getBounds().getCenter();
      const dy = to.lat - from.lat, dx = to.lng - from.lng, length = Math.hypot(dx, dy);
      if (length < 0.2) return;
      const head = Math.min(6, length / 2), a = Math.atan2(dy, dx);
      const wing = t => [to.lat - head * Math.sin(a + t), to.lng - head * Math.cos(a + t)];
      L.polyline([[from, to], [wing(0.5), to, wing(-0.5)]],
        { renderer, color: '#ffe600', weight: 1.8, interactive: false }).addTo(arrows);
    });
  }
  let shown;
  function drawTiles() {
    tiles.clearLayers();
    if (!shown) return;
    shown.of.filter(t => t[shown.key] !== undefined).forEach(t =>
      L.rectangle([place(t.x, Math.min(data.height, t.y + t.w)), place(Math.min(data.width, t.x + t.w), t.y)], {
        color: '#fff', weight: 1, fillColor: tileColour(shown, t[shown.key]), fillOpacity: 0.55, interactive: false
      }).addTo(tiles));
  }

  const controls = document.getElementById('controls');
  function toggle(name, layer, on, draw) {
    const label = el('label', undefined, controls);
    const box = el('input', undefined, label);
    box.type = 'checkbox';
    box.checked = on;
    el('span', name, label);
    const apply = () => {
      if (box.checked && draw) draw();
      if (box.checked) layer.addTo(map); else layer.remove();
    };
    box.addEventListener('change', apply);
    apply();
  }
  toggle('after', after, true);
  toggle('before', before, data.buildings.length <= 3000, drawBefore);
  toggle('arrows of the moves', arrows, false, drawArrows);
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
      shapes.forEach((s, i) => s && s.setStyle({ color: colour(data.buildings[i]) }));
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
    if (shapes[i]) {
      mark = L.polygon(shapes[i].getLatLngs(), { color: '#fff', weight: 5, fill: false, interactive: false }).addTo(map);
      shapes[i].bringToFront();
      if (move) {
        map.fitBounds(shapes[i].getBounds().pad(1.5), { maxZoom: 2.5, animate: false });
      }
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
  // How long it took to get here, milliseconds.
  document.documentElement.dataset.ready = Math.round(performance.now());
})();
