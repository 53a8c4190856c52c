/** The lengths of a mute among which moderators choose, in seconds; without seconds it lasts until it is lifted. */
export const MUTES = { ten_minutes: 600, hour: 3_600, lasting: undefined } as const;

export type Mute = keyof typeof MUTES;
