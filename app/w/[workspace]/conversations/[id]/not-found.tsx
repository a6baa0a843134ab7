import { PageHeader } from '@/components/frame/page-header'
import { TextLink } from '@/components/ui/text-link'

export default function ConversationNotFound() {
  return (
    <>
      <PageHeader
        title="There is no such conversation"
        sentence="The address may be mistyped, or the person has been erased."
      />
      <TextLink href="/">To your workspace</TextLink>
    </>
  )
}
