/** Reads the whole body and answers: what the framework itself costs, and nothing else. */
export async function POST(request: Request): Promise<Response> {
  const body = await request.arrayBuffer()
  return Response.json({ received: body.byteLength })
}
