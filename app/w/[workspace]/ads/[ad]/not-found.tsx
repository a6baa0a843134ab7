import { PageHeader } from '@/components/frame/page-header'
import { TextLink } from '@/components/ui/text-link'

export default function AdNotFound() {
  return (
    <>
      <PageHeader
        title="There is no such ad"
        sentence="No connected ad account lists it, and nobody has come from it. The address may be mistyped."
      />
      <TextLink href="/">To your workspace</TextLink>
    </>
  )
}
