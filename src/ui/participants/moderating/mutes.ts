/** In seconds; without them until the mute is lifted. */
export const MUTES = { ten_minutes: 600, hour: 3_600, lasting: undefined } as const;

export type Mute = keyof typeof MUTES;
