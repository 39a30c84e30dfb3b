/** What has just been done, as the address says it; nothing where it says nothing that we know. */
export function doneInWords(query: Readonly<Record<string, string>>): string[] {
  const count = (name: string): number => (/^\d{1,3}$/.test(query[name] ?? '') ? Number(query[name]) : 0)
  if (query.put !== undefined) return ['It is put to what was open.']
  if (query.noted === undefined) return []
  const [noted, already, changed, aside] = [
    count('noted'),
    count('already'),
    count('changed'),
    count('aside'),
  ]
  const one = (number: number, single: string, several: string) =>
    number === 1 ? `One ${single}` : `${number} ${several}`
  return [
    noted > 0
      ? `${one(noted, 'payment is', 'payments are')} noted.`
      : aside > 0
        ? 'They are put aside, and do not come up again.'
        : 'Nothing was noted.',
    noted > 0 && aside > 0 && `${one(aside, 'line is', 'lines are')} put aside, and will not come up again.`,
    already > 0 && `${one(already, 'was', 'were')} noted by somebody else meanwhile, and not a second time.`,
    changed > 0 &&
      `${one(changed, 'was', 'were')} left: the invoice has changed, or somebody noted the payment meanwhile. Please read the file again and look at ${changed === 1 ? 'it' : 'them'} once more.`,
  ].filter((words) => words !== false)
}
