// Texts of the plugin's own, and no theme's link marks or code colours, whose contrast with what is behind them is too low.
(least) => {
  const parse = (colour) => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const paint = canvas.getContext("2d", { willReadFrequently: true });
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = paint.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const light = (colour) => {
    const [r, g, b] = colour.map((v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.unshift(parse(getComputedStyle(at).backgroundColor));
    return layers.reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const poor = [];
  const seen = new Set();
  for (const own of document.querySelectorAll("[class*='sdk-']")) {
    const walker = document.createTreeWalker(own, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || seen.has(element) || element.matches(".headerlink, pre *")) continue;
      seen.add(element);
      const back = behind(element);
      const style = getComputedStyle(element);
      const text = over(parse(element.namespaceURI.endsWith("svg") ? style.fill : style.color), back);
      const [high, low] = [light(text), light(back)].sort((a, b) => b - a);
      const contrast = (high + 0.05) / (low + 0.05);
      if (contrast < least) poor.push(`${contrast.toFixed(2)} ${element.outerHTML.slice(0, 120)}`);
    }
  }
  return { measured: seen.size, poor };
}
