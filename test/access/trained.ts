/** Everybody's training is current, in houses that are about something else. */
export const TRAINED = { isCurrent: async () => true };
