/** Letters are for what cannot wait until one meets; whoever writes more within a day had better ring. */
export const MESSAGES_TO_ALL_A_DAY = 5
export const MESSAGES_TO_MEMBERS_A_DAY = 40
export const MESSAGES_TO_LEADERS_A_DAY = 10

export const MOST_READING = 30
