/** What the first bytes of a picture say. */
export type PictureHead = { readonly type: string; readonly width: number; readonly height: number };

/** Reads the head of a PNG, GIF, WebP or JPEG, whatever it was called; `undefined` for anything else. */
export function pictureHead(bytes: Uint8Array<ArrayBuffer>): PictureHead | undefined {
  if (bytes.length < 30) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (word(0) === "\u0089PNG")
    return { type: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
  if (word(0) === "GIF8")
    return { type: "image/gif", width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (word(0) === "RIFF" && word(8) === "WEBP") return webpHead(view, word(12));
  return view.getUint16(0) === 0xffd8 ? jpegHead(view) : undefined;
}

/** RFC 9649, 2.5 to 2.7: the three kinds of WebP. */
function webpHead(view: DataView, kind: string): PictureHead | undefined {
  const type = "image/webp";
  const bits = view.getUint32(21, true);
  switch (kind) {
    case "VP8X": {
      const side = (at: number) => (view.getUint16(at, true) | (view.getUint8(at + 2) << 16)) + 1;
      return { type, width: side(24), height: side(27) };
    }
    case "VP8L":
      return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    case "VP8 ":
      return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return undefined;
  }
}

/** The size stands in the first frame head (SOF); the segments before it are passed over. */
function jpegHead(view: DataView): PictureHead | undefined {
  for (let at = 2; at + 9 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: "image/jpeg", width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return undefined;
}
