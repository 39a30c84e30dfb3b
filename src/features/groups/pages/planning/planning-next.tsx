import { listed } from '../../../../shared/listed.ts'
import { LinkButton, NextStep, PostButton } from '../../../../ui/actions.tsx'
import { Row } from '../../../../ui/layout.tsx'
import { Notice } from '../../../../ui/notices.tsx'
import type { PlanningStage } from '../../rules/planning/stage.ts'

/** How the planning stands, in words and days, for the leader who looks. */
export interface PlanningNow {
  stage: PlanningStage
  alone: boolean
  /** Those who lead too, by first name; when they gave answers in the round that counts. */
  others: readonly { name: string; given: string | null }[]
  ownGiven: string | null
  /** When the viewer last saved what they have not given yet. */
  draftSaved: string | null
  /** What the draft does not answer yet. */
  unanswered: readonly string[]
  /** The round that counts, once somebody has begun it. */
  roundId: string | null
  allHaveGiven: boolean
  /** The text that lies before them. */
  proposal: { id: string; version: number; by: string; waitingFor: string } | null
  /** The newest text that was agreed; it holds while everybody who leads has said yes to it. */
  agreed: { id: string; version: number; on: string; by: string; holds: boolean } | null
  met: { on: string; isPast: boolean } | null
}

/** The one thing to do now, or whose turn it is. */
export function PlanningNext({ groupId, now }: { groupId: string; now: PlanningNow }) {
  const at = `/groups/${groupId}/planning`
  const names = listed(now.others.map(({ name }) => name))
  const ready = now.others.filter(({ given }) => given !== null).map(({ name }) => name)
  switch (now.stage) {
    case 'answer':
      return (
        <NextStep
          title={now.alone ? 'Write down how you will lead' : 'Answer for yourself first'}
          action={{ href: `${at}/answers`, label: now.draftSaved ? 'Go on writing' : 'Write your answers' }}
        >
          {now.draftSaved && now.unanswered.length > 0 && (
            <p>Still to be answered: {listed(now.unanswered)}.</p>
          )}
          {now.alone ? (
            <p>
              A quarter of an hour is a beginning; you can save and come back. Nothing waits for a second
              leader.
            </p>
          ) : ready.length > 0 ? (
            <p>
              {listed(ready)} {ready.length === 1 ? 'has' : 'have'} given answers. Yours open them.
            </p>
          ) : (
            <p>You can save and come back. {names} can read nothing of it until you both have answered.</p>
          )}
          {now.agreed?.holds && <p>Version {now.agreed.version} holds meanwhile.</p>}
        </NextStep>
      )
    case 'give':
      return now.alone ? (
        <NextStep title="Keep it">
          <p>Talk it through with a supervisor or a colleague first, if you can. You can change it later.</p>
          <Row>
            <PostButton action={`${at}/sheets`} label="Keep it as my agreement" tone="primary" />
            <LinkButton href={`${at}/answers`} tone="plain">
              Read it again
            </LinkButton>
          </Row>
        </NextStep>
      ) : (
        <NextStep title="Give your answers">
          <p>
            {ready.length > 0
              ? `${listed(ready)} ${ready.length === 1 ? 'has' : 'have'} given answers already: you read them as soon as you give yours.`
              : `Everything is answered. ${names} can read it only after answering too.`}
          </p>
          <Row>
            <PostButton
              action={`${at}/sheets`}
              label="Give my answers"
              tone="primary"
              confirm={`Once given they stay as they are. ${names} can read them only after giving their own.`}
            />
            <LinkButton href={`${at}/answers`} tone="plain">
              Read them again
            </LinkButton>
          </Row>
        </NextStep>
      )
    case 'wait-for-answers': {
      const silent = now.others.filter(({ given }) => given === null).map(({ name }) => name)
      return (
        <Notice kind="info" title={`It is the turn of ${listed(silent)}.`}>
          <p>
            You have given your answers. As soon as {listed(silent)} {silent.length === 1 ? 'has' : 'have'}{' '}
            given theirs, you can read each other’s, and we write to you.
          </p>
        </Notice>
      )
    }
    case 'settle':
      return (
        <NextStep
          title={now.alone ? 'Settle how you will lead' : 'Agree on a common text'}
          action={{ href: `${at}/text`, label: now.alone ? 'Write it' : 'Write the common text' }}
        >
          {!now.alone && (
            <p>
              <a href={`${at}/rounds/${now.roundId}`}>Read your answers beside each other</a> and talk about
              where you differ. Then one of you writes what you agree on, and the other says yes.
            </p>
          )}
          {now.agreed?.holds && <p>Version {now.agreed.version} holds meanwhile.</p>}
        </NextStep>
      )
    case 'say-yes':
      return (
        <NextStep
          title={now.alone ? 'A text waits to be kept' : `${now.proposal?.by} proposes a common text`}
          action={{ href: `${at}/texts/${now.proposal?.id}`, label: 'Read it' }}
        >
          <p>Say yes if it is yours too; or change it and propose it back.</p>
        </NextStep>
      )
    case 'wait-for-yes':
      return (
        <Notice kind="info" title={`Your text waits for ${now.proposal?.waitingFor}.`}>
          <p>
            It holds as soon as everybody has said yes.{' '}
            <a href={`${at}/texts/${now.proposal?.id}`}>Read it</a>
          </p>
        </Notice>
      )
    case 'agreed':
      return (
        <Notice
          kind="good"
          title={now.alone ? 'You have settled how you lead.' : 'You have agreed how you lead together.'}
        >
          <p>
            Look at it again after a few meetings: what was agreed before the group existed seldom fits for
            long.
          </p>
          <Row>
            <LinkButton href={`${at}/texts/${now.agreed?.id}`}>Read it</LinkButton>
            <LinkButton href={`${at}/text`} tone="plain">
              Change it
            </LinkButton>
            {!now.alone && (
              <PostButton
                action={`${at}/rounds`}
                label="Answer anew"
                tone="quiet"
                confirm="Each of you answers all questions again, alone; neither reads the other’s before giving their own. What you agreed holds meanwhile."
              />
            )}
          </Row>
        </Notice>
      )
  }
}
