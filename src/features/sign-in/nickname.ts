const NAMES = [
  "Hal",
  "Perkin",
  "Ned",
  "Meg",
  "Jasper",
  "Cecily",
  "Rhys",
  "Anne",
  "Wat",
  "Elyn",
  "Piers",
  "Joan",
  "Lovel",
  "Isabel",
  "Guy",
  "Maud",
];
const BYNAMES = [
  "Oakheart",
  "of Ambion",
  "Longbow",
  "Redmoor",
  "the Bold",
  "of Sutton",
  "Ironside",
  "Whitehart",
  "of Stoke",
  "Greyfell",
  "the Quick",
  "Hawkwood",
  "of Crown Hill",
  "Stormcrow",
  "Fairfax",
  "the Steady",
];

/** A pleasant nickname for who has none yet; `chance` is any number, the same one gives the same name. */
export function nicknameFor(chance: number): string {
  const place = Math.abs(Math.trunc(chance)) % (NAMES.length * BYNAMES.length);
  return `${NAMES[place % NAMES.length]} ${BYNAMES[Math.floor(place / NAMES.length)]}`;
}

/** A nickname by chance. */
export function anyNickname(): string {
  const [chance = 0] = crypto.getRandomValues(new Uint32Array(1));
  return nicknameFor(chance);
}
