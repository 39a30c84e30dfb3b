/** '2026-0007': without a gap within a group's year, so that nobody wonders where one has gone. */
export const invoiceNumber = ({ year, number }: { year: number; number: number }): string =>
  `${year}-${String(number).padStart(4, '0')}`
