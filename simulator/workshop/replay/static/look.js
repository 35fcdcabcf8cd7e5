// Colours and letters.

export const INK = "#222222", GREY = "#6b6b6b", FAINT = "#d9dde1", SEA = "#e8f1f6", LAND = "#d8d5c8", STOPPED = "#b3361b";
// By how long somebody has waited; colours that stay apart for colour-blind readers (after Okabe and Ito, 2008).
export const WAITED = ["#56B4E9", "#0072B2", "#E69F00", "#D55E00"];
export const SERVING = "#009E73", KEEPING = "#9a8468", ON_FOOT = "#5a6570", RINGED = "#CC1480";
export const TONES = [...WAITED, SERVING, KEEPING, ON_FOOT];
const FONT = 'system-ui, "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const FONT_HANT = 'system-ui, "Noto Sans CJK TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", sans-serif';

export function font(size, language, weight = "") {
  return `${weight} ${size}px ${language === "zh_Hant" ? FONT_HANT : FONT}`;
}

export function fitted(pen, text, room) {
  if (pen.measureText(text).width <= room) return text;
  let length = text.length;
  while (length > 1 && pen.measureText(`${text.slice(0, length)}…`).width > room) length--;
  return `${text.slice(0, length)}…`;
}
