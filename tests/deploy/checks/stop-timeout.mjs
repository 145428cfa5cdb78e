// How long a hub may take to stop: whoever stops it must wait longer.

/** What is set in an environment, or else the hub's own default. */
export const stopTimeoutSeconds = (environment) => Number(environment?.PETITIONHUB_LISTEN__STOPTIMEOUTSECONDS ?? 30);

/** A time such as 45s or 2m. */
export function seconds(text) {
  const [, count, unit] = /^(\d+)(s|m)?$/.exec(text ?? "") ?? [];
  return Number(count ?? 0) * (unit === "m" ? 60 : 1);
}
