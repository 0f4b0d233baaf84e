/** What all parts of a tank share: colours of bare metal and how much of the armour is in the team's paint. */
export const steel = "#4a4844";
export const darkSteel = "#2e2d2b";
/** Share of team paint on armour: seen from afar, yet still a tank of the field. */
export const armourPaint = 0.62;
