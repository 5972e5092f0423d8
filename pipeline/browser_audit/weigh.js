// Runs in an empty page. Compares two pictures of one window, with and without the warnings' ink, cell by cell.
async ({ inked, blank, origin, scale, cells }) => {
  const LINEAR = Array.from({ length: 256 }, (_, value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  // Relative luminance and contrast ratio: WCAG 2.2, definitions.
  const luminance = (red, green, blue) => 0.2126 * LINEAR[red] + 0.7152 * LINEAR[green] + 0.0722 * LINEAR[blue];
  const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

  async function pixelsOf(base64) {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { willReadFrequently: true });
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  }

  const [front, back] = [await pixelsOf(inked), await pixelsOf(blank)];
  return cells.map(({ rect: [x, y, width, height], colour: [red, green, blue, alpha] }) => {
    const [left, top] = [x - origin[0], y - origin[1]].map((value) => Math.max(0, Math.floor(value * scale)));
    const [right, bottom] = [
      Math.min(back.width, Math.ceil((x - origin[0] + width) * scale)),
      Math.min(back.height, Math.ceil((y - origin[1] + height) * scale)),
    ];
    let ink = 1;
    const ratios = [];
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) {
        const at = (row * back.width + column) * 4;
        const ground = [back.data[at], back.data[at + 1], back.data[at + 2]];
        const behind = luminance(...ground);
        ink = Math.max(ink, contrast(luminance(front.data[at], front.data[at + 1], front.data[at + 2]), behind));
        const mixed = [red, green, blue].map((value, index) => Math.round(value * alpha + ground[index] * (1 - alpha)));
        ratios.push(contrast(luminance(...mixed), behind));
      }
    }
    ratios.sort((one, other) => one - other);
    // A tenth of the pixels may belong to an edge that the letters merely touch.
    return { ink, contrast: ratios.length ? ratios[Math.floor(ratios.length / 10)] : 1 };
  });
}
