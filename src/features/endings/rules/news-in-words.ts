import { dateIn, formatDate } from '../../../shared/calendar.ts'

interface News {
  endsAt: Temporal.Instant | null
  leaderLeaving: { name: string; leavesAt: Temporal.Instant } | null
  pause: { first: Temporal.PlainDate; last: Temporal.PlainDate } | null
  modeChange: { toMode: 'face-to-face' | 'online'; at: Temporal.Instant } | null
  evaluationId: string | null
}

export interface NewsLine {
  title: string
  link: { href: string; label: string } | null
}

/** What the circle's page says of changes and endings, the weightiest first. */
export function newsInWords(news: News, groupId: string, timeZone: string): NewsLine[] {
  const day = (moment: Temporal.Instant) => formatDate(dateIn(moment, timeZone))
  const at = (place: string) => `/groups/${groupId}${place}`
  const lines: (NewsLine | null)[] = [
    news.endsAt && {
      title: `The group comes to its end: its last day is ${day(news.endsAt)}.`,
      link: { href: at('/closure'), label: 'How it ends' },
    },
    news.evaluationId !== null
      ? {
          title: 'You are asked how it is here. Nobody sees who says what.',
          link: { href: at(`/evaluations/${news.evaluationId}`), label: 'Reply in two minutes' },
        }
      : null,
    news.leaderLeaving && {
      title: `${news.leaderLeaving.name} leads for the last time on ${day(news.leaderLeaving.leavesAt)}.`,
      link: null,
    },
    news.pause && {
      title: `The group pauses from ${formatDate(news.pause.first)} to ${formatDate(news.pause.last)}.`,
      link: null,
    },
    news.modeChange && {
      title: `You meet ${news.modeChange.toMode === 'online' ? 'online' : 'face to face'} from ${day(news.modeChange.at)} on.`,
      link: null,
    },
  ]
  return lines.filter((line) => line !== null)
}
