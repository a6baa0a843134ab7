import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'

export default function ConversationNotFound() {
  return (
    <EmptyState
      title="There is no such conversation"
      sentence="The address may be mistyped, or the person has been erased."
      action={<TextLink href="/">To your workspace</TextLink>}
    />
  )
}
