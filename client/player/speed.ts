/** How fast a recording plays. The pitch of voices stays. Rules PL86–PL88. */
export const speeds = [0.75, 1, 1.25, 1.5, 1.75, 2] as const;
export type Speed = (typeof speeds)[number];

export const usualSpeed: Speed = 1;

/** The nearest there is. */
export function toSpeed(rate: number): Speed {
  return speeds.reduce(
    (nearest, speed) => (Math.abs(speed - rate) < Math.abs(nearest - rate) ? speed : nearest),
    usualSpeed,
  );
}

/** One step faster or slower; the ends stay. */
export const nextSpeed = (speed: Speed, by: 1 | -1): Speed => speeds[speeds.indexOf(speed) + by] ?? speed;
