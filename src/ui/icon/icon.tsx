import styles from "./icon.module.css";

/** Line drawings on a 24 by 24 grid. */
const PATHS = {
  alert: "M12 4 2.8 19.5h18.4L12 4Zm0 6v4.5m0 2.6v.1",
  binoculars: "M9 6.5H6L3 15a3.5 3.5 0 1 0 7 0V6.5H9Zm6 0h3l3 8.5a3.5 3.5 0 1 1-7 0V6.5h1Zm-5 4h4",
  chat: "M4 5h16v11H10l-4.5 4v-4H4V5Zm4 4h8M8 12.5h5",
  check: "m5 12.5 4.5 4.5L19 7.5",
  chevron: "m6 9 6 6 6-6",
  close: "m6 6 12 12M18 6 6 18",
  copy: "M9 9h11v11H9V9Zm-3 6H4V4h11v2",
  crown: "m4 8 4 4 4-6.5 4 6.5 4-4-1.5 10h-13L4 8Z",
  eye: "M2.5 12s3.5-6.5 9.5-6.5 9.5 6.5 9.5 6.5-3.5 6.5-9.5 6.5S2.5 12 2.5 12Zm9.5 2.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Z",
  "eye-off":
    "M10 5.7c.6-.1 1.3-.2 2-.2 6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-2.7 3.5M6.5 7.4A16 16 0 0 0 2.5 12s3.5 6.5 9.5 6.5c1.8 0 3.4-.6 4.7-1.4M4 4l16 16",
  flag: "M6 21V4m0 0c4-2 7 2 12 0v9c-5 2-8-2-12 0",
  gear: "M4 7h9.5m5 0H20M4 17h1.5m5 0H20M16 9.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Zm-8 10a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-9.5V16.5m0-9v.1",
  key: "M15.5 13.5a5 5 0 1 0-4.6-3L4 17.4V20h3v-2h2v-2h2l1.6-1.7c.9.3 1.8.4 2.9-.8Zm1-6v.1",
  leave: "M14 4H5v16h9M10 12h10m-3.5-3.5L20 12l-3.5 3.5",
  lock: "M6 11h12v9H6v-9Zm2.5 0V8a3.5 3.5 0 0 1 7 0v3m-3.5 4v2",
  map: "m3.5 6.5 5.5-2 6 2 5.5-2v13l-5.5 2-6-2-5.5 2v-13Zm5.5-2v13m6-11v13",
  mask: "M4 7c5-1.5 11-1.5 16 0 0 6-3.5 11-8 11S4 13 4 7Zm3.8 4.2c1-.8 2-.8 3 0m2.4 0c1-.8 2-.8 3 0",
  members:
    "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5.5 8c0-3.5 2.5-5.5 5.5-5.5s5.5 2 5.5 5.5m1-13.7a3 3 0 0 1 0 5.5m2 3.2c2 .8 3 2.6 3 5",
  menu: "M4 7h16M4 12h16M4 17h16",
  more: "M5 13a1 1 0 1 0 0-2 1 1 0 0 0 0 2Zm7 0a1 1 0 1 0 0-2 1 1 0 0 0 0 2Zm7 0a1 1 0 1 0 0-2 1 1 0 0 0 0 2Z",
  open: "M3.5 19V5h6l2 2.5h7.5V10M3.5 19l3-9h14l-3 9h-14Z",
  pause: "M8 5v14M16 5v14",
  play: "M7 5v14l12-7L7 5Z",
  plus: "M12 5v14M5 12h14",
  refresh: "M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.5m0-5v5h-5",
  restart: "M6 5v14M19 5v14L9 12l10-7Z",
  save: "M5 4h11l3 3v13H5V4Zm3 0v5h7V4M8 20v-6h8v6",
  scroll: "M7 4h12v13.5a2.5 2.5 0 0 1-2.5 2.5H6.5A2.5 2.5 0 0 0 9 17.5V6a2 2 0 0 0-4 0v2h4m3 0h4m-4 4h4",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm4.7-1.8L20.5 20.5",
  shield: "M12 3.5 5 6v6c0 4.5 3 7.3 7 8.5 4-1.2 7-4 7-8.5V6l-7-2.5Z",
  sound: "M4 9.5h3.5L12 5.5v13l-4.5-4H4v-5ZM15.5 9a4 4 0 0 1 0 6m2.5-8.5a8 8 0 0 1 0 11",
  "sound-off": "M4 9.5h3.5L12 5.5v13l-4.5-4H4v-5Zm12 0 5 5m0-5-5 5",
  trash: "M5 7h14M9.5 7V4.5h5V7M7 7l1 13h8l1-13m-6.5 4v5.5m3-5.5v5.5",
  tank: "M3 15.5h18l-2 4H5l-2-4Zm3 0 1.5-3.5h9l1.5 3.5m-9.5-3.5V9h5v3m0-1.8h7.5",
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative drawing: what it means is always said in words beside it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={styles["icon"]} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
