// Draws the charts of the console. The pages bring the figures as an attribute, live or not, and have a table of the same beside each.
(() => {
  const ink = '#1d2733', soft = '#55606e', line = '#d5dbe2';
  const blues = ['#eef4fa', '#c5dcf0', '#8dbbe0', '#4f92c8', '#1f69a8', '#0b3f73'];
  const hues = ['#1f69a8', '#b4540a', '#2c7a4b', '#7a4ca0', '#5c6670'];
  const label = { color: soft, fontSize: 11 };

  const bare = { axisTick: { show: false }, axisLine: { show: false }, splitLine: { show: true, lineStyle: { color: '#eef1f4' } } };

  const heatmap = figures => ({
    grid: { left: 64, right: 12, top: 12, bottom: 92 },
    tooltip: {
      renderMode: 'richText',
      formatter: ({ data: [to, from, count] }) => `${figures.names[from]} → ${figures.names[to]}\n${count.toLocaleString('en')}`,
    },
    xAxis: { type: 'category', data: figures.names, name: figures.to, nameLocation: 'middle', nameGap: 46, nameTextStyle: label,
      axisLabel: { ...label, interval: 0, rotate: 60 }, ...bare },
    yAxis: { type: 'category', data: figures.names, inverse: true, axisLabel: { ...label, interval: 0 }, ...bare },
    visualMap: { min: 0, max: Math.max(1, ...figures.cells.map(cell => cell[2])), calculable: false, orient: 'horizontal', left: 'center',
      bottom: 0, itemHeight: 160, itemWidth: 10, inRange: { color: blues }, textStyle: label },
    series: [{ type: 'heatmap', data: figures.cells.map(([to, from, count]) => [to, from, count]), itemStyle: { borderColor: '#fff', borderWidth: 1 },
      emphasis: { itemStyle: { borderColor: ink } } }],
  });

  const sankey = (figures, levels = [...new Set(figures.links.flatMap(link => [link.source, link.target]))].sort()) => ({
    tooltip: { renderMode: 'richText', formatter: ({ data, name, value }) =>
      data.source ? `${data.source.trim()} → ${data.target.trim()}\n${value.toLocaleString('en')}` : `${name.trim()}\n${value.toLocaleString('en')}` },
    series: [{
      type: 'sankey', left: 4, right: 84, top: 8, bottom: 8, nodeGap: 10, nodeWidth: 12, draggable: false,
      // The same level is a node on either side: a space tells them apart.
      data: [...new Set(figures.links.flatMap(link => [link.source, `${link.target} `]))].map(name => ({ name, itemStyle: { color: hues[levels.indexOf(name.trim()) % hues.length] } })),
      links: figures.links.map(link => ({ source: link.source, target: `${link.target} `, value: link.value })),
      label: { ...label, color: ink }, lineStyle: { color: 'source', opacity: 0.25 },
    }],
  });

  const lines = figures => ({
    color: hues,
    grid: { left: 44, right: 12, top: 30, bottom: 24 },
    legend: { top: 0, left: 0, itemHeight: 8, itemWidth: 14, textStyle: { ...label, color: ink } },
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: { type: 'category', data: figures.times, boundaryGap: false, axisLabel: label, axisLine: { lineStyle: { color: line } } },
    yAxis: { type: 'value', minInterval: 1, axisLabel: label, splitLine: { lineStyle: { color: line } } },
    series: figures.lines.map(({ name, values }) => ({ type: 'line', name, data: values, symbolSize: 4, lineStyle: { width: 2 } })),
  });

  const kinds = { heatmap, sankey, lines };

  customElements.define('hub-chart', class extends HTMLElement {
    static observedAttributes = ['figures', 'label'];

    connectedCallback() {
      this.setAttribute('role', 'img');
      this.watcher = new ResizeObserver(() => this.chart?.resize());
      this.watcher.observe(this);
      this.draw();
    }

    disconnectedCallback() {
      this.watcher.disconnect();
      this.chart?.dispose();
      this.chart = undefined;
    }

    attributeChangedCallback() {
      if (this.isConnected && this.watcher) this.draw();
    }

    draw() {
      this.setAttribute('aria-label', this.getAttribute('label') ?? '');
      const figures = JSON.parse(this.getAttribute('figures') || 'null');
      if (!figures || !window.echarts) return;
      if (!this.chart) {
        this.chart = echarts.init(this, null, { renderer: 'canvas' });
        this.chart.on('click', ({ componentType, dataIndex }) => {
          const link = componentType === 'series' && this.links?.[dataIndex];
          if (link) location.assign(link);
        });
      }
      this.links = figures.cells?.map(cell => cell[3]);
      const option = kinds[this.getAttribute('kind')](figures);
      this.chart.setOption({ animation: false, textStyle: { fontFamily: getComputedStyle(this).fontFamily }, ...option }, { notMerge: true });
    }
  });
})();
