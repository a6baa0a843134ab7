'use client'

import { disconnectLoginAction } from './disconnect-login-action'
import { RemovalDialog } from './removal-dialog'

export type DisconnectLoginProps = { slug: string; loginId: string; name: string; locale: string }

export function DisconnectLogin({ slug, loginId, name, locale }: DisconnectLoginProps) {
  return (
    <RemovalDialog
      slug={slug}
      title={`Disconnect ${name}?`}
      sentence="The login goes, and with it everything that was read with it; messages that it answers for stop coming. That cannot be undone; conversations and goals stay."
      label="Disconnect"
      about={name}
      confirm="Disconnect and delete"
      locale={locale}
      of={{ loginId }}
      remove={() => disconnectLoginAction(slug, { loginId })}
    />
  )
}
