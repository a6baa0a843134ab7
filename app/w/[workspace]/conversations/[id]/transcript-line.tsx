import { classNames } from '@/components/ui/class-names'
import type { TranscriptEntry } from '@/lib/metrics/list-transcript'
import { formatTime } from './format-time'

export type TranscriptLineProps = { entry: TranscriptEntry; timeZone: string }

export function TranscriptLine({ entry, timeZone }: TranscriptLineProps) {
  const time = formatTime(entry.at, timeZone)
  if (entry.type === 'node') return <NodeMarker node={entry.node} time={time} />
  if (entry.type === 'conversation.closed')
    return <Notice time={time}>The platform closed the conversation</Notice>
  if (entry.type === 'proactive')
    return <Notice time={time}>A campaign message was sent to this person</Notice>
  if (entry.sender === 'system') return <Notice time={time}>{entry.text ?? 'System notice'}</Notice>
  return <Bubble entry={entry} time={time} />
}

const senders = { user: 'Person', bot: 'Bot', agent: 'Agent', system: 'System' }

function Bubble({ entry, time }: { entry: TranscriptEntry; time: string }) {
  const { sender, text, kind, node } = entry
  const isPerson = sender === 'user'
  const notes = [
    sender ? senders[sender] : null,
    time,
    node ? (node.name ?? node.nodeId) : null,
    ...listFlags(entry),
  ]
  return (
    <div className={classNames('flex flex-col', isPerson ? 'items-start pr-[12%]' : 'items-end pl-[12%]')}>
      <p
        className={classNames(
          'max-w-full rounded-xl px-3 py-2 wrap-anywhere whitespace-pre-wrap',
          isPerson ? 'rounded-bl-sm bg-sunken' : 'rounded-br-sm bg-accent-soft',
        )}
      >
        {text === null ? <NoText kind={kind} /> : <bdi>{text}</bdi>}
      </p>
      <p className="mt-0.5 px-1 text-note text-muted">
        <bdi>{notes.filter(Boolean).join(' · ')}</bdi>
      </p>
    </div>
  )
}

/** Nothing was written, or it is no longer kept. */
function NoText({ kind }: { kind: string | null }) {
  return (
    <em className="text-muted">
      {kind && kind !== 'text' ? `${kind}, without text` : 'The text is not kept'}
    </em>
  )
}

function NodeMarker({ node, time }: { node: TranscriptEntry['node']; time: string }) {
  return (
    <p className="flex items-center gap-2 text-note text-muted">
      <span aria-hidden="true" className="h-px flex-1 bg-hairline" />
      <span className="max-w-[70%] truncate" title={node?.nodeId}>
        <span className="sr-only">Node: </span>
        <bdi>{node ? (node.name ?? node.nodeId) : 'A node'}</bdi> · {time}
      </span>
      <span aria-hidden="true" className="h-px flex-1 bg-hairline" />
    </p>
  )
}

function Notice({ children, time }: { children: string; time: string }) {
  return (
    <p className="px-[10%] text-center text-note text-muted wrap-anywhere">
      <bdi>{children}</bdi> · {time}
    </p>
  )
}

const flagWords: Record<string, string> = {
  clamped: 'its time lay in the future',
  late: 'arrived late',
  cut: 'shortened',
  undated: 'came without a time',
  unquoted: 'the ad’s id came as a bare number',
  edited: 'edited',
  unsent: 'taken back',
}

function listFlags({ flags, isBroken }: TranscriptEntry): string[] {
  const words = flags.map((flag) => flagWords[flag] ?? flag)
  return isBroken ? [...words, 'the bot did not understand'] : words
}
