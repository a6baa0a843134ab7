import { Badge } from '@/components/ui/badge'
import { CopyButton } from '@/components/ui/copy-button'
import type { ConnectionActivity } from '@/lib/metrics/get-connection-activity'
import { ConnectionFacts } from './connection-facts'
import { RotateSecret } from './rotate-secret'
import { webhookAddress } from './webhook-address'

export type ConnectionItemProps = {
  connection: ConnectionActivity
  slug: string
  timeZone: string
  locale: string
  mayManage: boolean
}

export function ConnectionItem({ connection, slug, timeZone, locale, mayManage }: ConnectionItemProps) {
  const { connectionId, name, kind, disabledAt } = connection
  return (
    <article aria-label={name}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 items-center gap-2">
          <h3 className="truncate font-semibold">
            <bdi>{name}</bdi>
          </h3>
          <Badge>{kind}</Badge>
          {disabledAt ? <Badge tone="warning">disabled</Badge> : null}
        </div>
        {mayManage && !disabledAt ? (
          <RotateSecret slug={slug} connectionId={connectionId} name={name} timeZone={timeZone} />
        ) : null}
      </div>
      {kind === 'bot' ? <Address text={webhookAddress(connectionId)} name={name} /> : null}
      <ConnectionFacts connection={connection} timeZone={timeZone} locale={locale} />
    </article>
  )
}

function Address({ text, name }: { text: string; name: string }) {
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2">
      <code className="min-w-0 rounded-md bg-sunken px-2 py-1 text-note wrap-anywhere">{text}</code>
      <CopyButton text={text} what={`webhook address of ${name}`} />
    </div>
  )
}
