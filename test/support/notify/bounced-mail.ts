type Bounced = {
  /** Its Message-ID, without brackets. */
  message: string
  to: string
  /** As what the server brings the letter back. */
  returned?: string
  report?: string
}

/** What a server writes that could not bring a letter. */
export function bouncedMail({ message, to, returned = 'message/rfc822', report }: Bounced): Buffer {
  const said =
    report ?? `Final-Recipient: rfc822; ${to}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no`
  return Buffer.from(
    `Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.example.com>
To: complaints@firm.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Message-ID: <20261128.${message.length}@mx.example.com>
Content-Type: multipart/report; report-type=delivery-status;
 boundary="B"

--B
Content-Type: text/plain; charset=us-ascii

The mail could not be delivered.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.com

${said}

--B
Content-Type: ${returned}

Received: from firm.example
Message-ID:
 <${message}>
From: Firm <complaints@firm.example>
To: ${to}
Subject: x

Message-ID: <of.the.body@elsewhere.example>
--B--
`.replaceAll('\n', '\r\n'),
  )
}
