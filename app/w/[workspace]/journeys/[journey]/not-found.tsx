import { PageHeader } from '@/components/frame/page-header'
import { TextLink } from '@/components/ui/text-link'

export default function JourneyNotFound() {
  return (
    <>
      <PageHeader
        title="There is no such journey"
        sentence="The address may be mistyped, or the journey has been deleted."
      />
      <TextLink href="/">To your workspace</TextLink>
    </>
  )
}
