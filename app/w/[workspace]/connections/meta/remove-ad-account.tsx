'use client'

import { RemovalDialog } from './removal-dialog'
import { removeAdAccountAction } from './remove-ad-account-action'

export type RemoveAdAccountProps = { slug: string; accountId: string; name: string; locale: string }

export function RemoveAdAccount({ slug, accountId, name, locale }: RemoveAdAccountProps) {
  return (
    <RemovalDialog
      slug={slug}
      title={`Remove ${name}?`}
      sentence="Its cost, impressions and clicks go from every page. That cannot be undone here; choosing it again fetches ninety days anew."
      label="Remove"
      about={name}
      confirm="Remove and delete"
      locale={locale}
      of={{ accountId }}
      remove={() => removeAdAccountAction(slug, { accountId })}
    />
  )
}
