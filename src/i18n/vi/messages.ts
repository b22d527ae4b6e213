/**
 * The built-in words of every message, before an administrator edits them. `{name}` is filled in; what stands in [square
 * brackets] is left out when one of its names has no value. Blank lines part paragraphs. `sms`: also by text message.
 */
export const messages = {
  // to applicants
  submitted: {
    subject: 'Đã nhận hồ sơ trực tuyến {code}',
    body: 'Hệ thống đã nhận hồ sơ “{procedure}”. [Bộ phận Một cửa sẽ trả lời chậm nhất lúc {answerBy}.]\n\n[{nextStep}]',
  },
  edited: {
    subject: 'Đã nhận bản sửa của hồ sơ {code}',
    body: 'Bản sửa của hồ sơ “{procedure}” đã được nhận và thay cho bản trước. [Bộ phận Một cửa sẽ trả lời chậm nhất lúc {answerBy}.]',
  },
  received: {
    subject: 'Hồ sơ {code} đã được tiếp nhận',
    body: 'Hồ sơ “{procedure}” đã được tiếp nhận. Hẹn trả kết quả: {due}.\n\nÔng/Bà có thể xem hồ sơ đang ở đâu và cách tính ngày hẹn tại đường dẫn dưới đây.',
    sms: 'Hồ sơ {code} đã được tiếp nhận. Hẹn trả: {due}. {link}',
  },
  declined: {
    subject: 'Hồ sơ {code} không được tiếp nhận',
    body: 'Hồ sơ “{procedure}” không được tiếp nhận. Lý do: {reason}\n\nÔng/Bà có thể nộp hồ sơ mới sau khi khắc phục lý do nêu trên, hoặc hỏi Bộ phận Một cửa để được hướng dẫn.',
    sms: 'Hồ sơ {code} không được tiếp nhận. Lý do: {link}',
  },
  supplementRequested: {
    subject: 'Hồ sơ {code} cần bổ sung giấy tờ',
    body: 'Hồ sơ “{procedure}” cần bổ sung, hoàn thiện[ trước {until}]. Thời hạn giải quyết tạm dừng trong lúc chờ Ông/Bà.\n\nNội dung cần bổ sung:\n{items}\n\n{nextStep}',
    sms: 'Hồ sơ {code} cần bổ sung giấy tờ[ trước {until}]. {link}',
  },
  supplementReminder: {
    subject: 'Hồ sơ {code} đang chờ Ông/Bà bổ sung',
    body: 'Hồ sơ “{procedure}” vẫn đang chờ giấy tờ bổ sung. Quá {until} mà chưa nhận được, cơ quan có thể dừng giải quyết hồ sơ.\n\nNội dung cần bổ sung:\n{items}',
    sms: 'Hồ sơ {code} chờ bổ sung đến {until}, quá hạn có thể bị dừng giải quyết. {link}',
  },
  postLost: {
    subject: 'Bưu gửi của hồ sơ {code} bị thất lạc',
    body: 'Rất tiếc, bưu gửi {number} của hồ sơ “{procedure}” bị thất lạc: {happened}\n\nBộ phận Một cửa xin lỗi và sẽ liên hệ để giúp Ông/Bà làm lại giấy tờ. Doanh nghiệp bưu chính bồi thường chi phí theo quy định.',
    sms: 'Bưu gửi {number} của hồ sơ {code} bị thất lạc. Bộ phận Một cửa sẽ liên hệ giúp làm lại. {link}',
  },
  postOnTheWay: {
    subject: 'Bưu điện đang mang kết quả hồ sơ {code} đến Ông/Bà',
    body: 'Bưu điện đã nhận kết quả hồ sơ “{procedure}” và phát đến {where}. Số đơn: {number}.\n\n[Bưu điện thu hộ {amount} khi phát.]',
    sms: 'Bưu điện đã nhận kết quả hồ sơ {code}, số đơn {number}. {link}',
  },
  supplemented: {
    subject: 'Đã nhận giấy tờ bổ sung của hồ sơ {code}',
    body: 'Giấy tờ bổ sung của hồ sơ “{procedure}” đã được nhận.\n\n[Ngày hẹn trả kết quả mới: {due}.]\n\n[Bộ phận Một cửa sẽ trả lời chậm nhất lúc {answerBy}.]',
  },
  obligationSet: {
    subject: 'Hồ sơ {code} cần thực hiện nghĩa vụ tài chính',
    body: 'Hồ sơ “{procedure}” cần nộp {amount}: {reason}. Thời hạn giải quyết tạm dừng cho đến khi Ông/Bà nộp xong.\n\nMời Ông/Bà nộp tiền theo thông báo, rồi đưa chứng từ cho {agency}.',
    sms: 'Hồ sơ {code} cần nộp {amount}. {link}',
  },
  obligationMet: {
    subject: 'Hồ sơ {code} tiếp tục được giải quyết',
    body: 'Nghĩa vụ tài chính của hồ sơ “{procedure}” đã hoàn thành. Hẹn trả kết quả: {due}.',
  },
  verificationPlanned: {
    subject: 'Hồ sơ {code}: lịch xác minh tại thực địa',
    body: 'Để giải quyết hồ sơ “{procedure}”, cơ quan sẽ xác minh lúc {at}, tại {place}.\n\nNội dung: {content}\n\nThành phần: {participants}',
    sms: 'Hồ sơ {code}: xác minh lúc {at}. Xem địa điểm: {link}',
  },
  meetingPlanned: {
    subject: 'Hồ sơ {code}: mời làm việc',
    body: 'Để giải quyết hồ sơ “{procedure}”, mời Ông/Bà đến làm việc lúc {at}, tại {place}.\n\nNội dung: {content}\n\nThành phần: {participants}',
    sms: 'Hồ sơ {code}: mời Ông/Bà làm việc lúc {at}. Xem địa điểm: {link}',
  },
  visitCancelled: {
    subject: 'Hồ sơ {code}: hủy lịch {visit}',
    body: 'Lịch {visit} lúc {at} của hồ sơ “{procedure}” đã được hủy. Lý do: {reason}',
    sms: 'Hồ sơ {code}: đã hủy lịch {visit} lúc {at}. {link}',
  },
  extended: {
    subject: 'Xin lỗi và hẹn lại ngày trả kết quả hồ sơ {code}',
    body: 'Hồ sơ “{procedure}” chưa thể trả kết quả đúng hẹn[ ({formerDue})]. Lý do: {reason}\n\n{competentAgency} xin lỗi Ông/Bà về sự chậm trễ này và sẽ trả kết quả chậm nhất lúc {due}.',
    sms: 'Hồ sơ {code}: xin lỗi Ông/Bà vì trả kết quả chậm, hẹn lại {due}. {link}',
  },
  sentOut: {
    subject: 'Hồ sơ {code} đã được trình cấp trên',
    body: 'Hồ sơ “{procedure}” đã được gửi đến {to} để xem xét, quyết định[, dự kiến có ý kiến trước {until}].',
  },
  stopped: {
    subject: 'Hồ sơ {code} dừng giải quyết',
    body: 'Hồ sơ “{procedure}” dừng giải quyết. Lý do: {reason}\n\nThông báo dừng giải quyết và giấy tờ gốc (nếu có) được trả tại {agency}.',
    sms: 'Hồ sơ {code} dừng giải quyết. Lý do: {link}',
  },
  resultReady: {
    subject: 'Hồ sơ {code} đã có kết quả',
    body: 'Hồ sơ “{procedure}” đã có kết quả.\n\n{collect}',
    sms: 'Hồ sơ {code} đã có kết quả. {link}',
  },
  resultReadyEarly: {
    subject: 'Hồ sơ {code} đã có kết quả trước hẹn',
    body: 'Hồ sơ “{procedure}” đã có kết quả, sớm hơn ngày hẹn {due}.\n\n{collect}',
    sms: 'Hồ sơ {code} đã có kết quả trước hẹn. {link}',
  },
  resultReminder: {
    subject: 'Kết quả hồ sơ {code} đang chờ Ông/Bà đến nhận',
    body: 'Hồ sơ “{procedure}” đã có kết quả từ {since} và chưa có người nhận. Kết quả được giữ tại {agency}.',
    sms: 'Kết quả hồ sơ {code} đang chờ nhận tại Bộ phận Một cửa. {link}',
  },
  refused: {
    subject: 'Hồ sơ {code} không được giải quyết',
    body: 'Hồ sơ “{procedure}” không được giải quyết. Lý do: {reason}\n\nVăn bản trả lời nêu rõ lý do sẽ được gửi cho Ông/Bà. Ông/Bà có thể hỏi thêm tại Bộ phận Một cửa.',
    sms: 'Hồ sơ {code} không được giải quyết. Lý do: {link}',
  },
  refusalReady: {
    subject: 'Đã có văn bản trả lời hồ sơ {code}',
    body: 'Văn bản trả lời về việc không giải quyết hồ sơ “{procedure}” đã được ban hành.\n\n{collect}',
    sms: 'Đã có văn bản trả lời hồ sơ {code}. {link}',
  },
  corrected: {
    subject: 'Kết quả hồ sơ {code} được thu hồi để cấp lại',
    body: 'Kết quả của hồ sơ “{procedure}” có sai sót: {reason}\n\nKết quả đó không còn giá trị. {competentAgency} xin lỗi Ông/Bà và cấp lại kết quả đúng, Ông/Bà không phải nộp thêm khoản nào.',
    sms: 'Kết quả hồ sơ {code} có sai sót và sẽ được cấp lại. {link}',
  },
  reopened: {
    subject: 'Hồ sơ {code} được giải quyết trở lại',
    body: 'Hồ sơ “{procedure}” được giải quyết trở lại. Lý do: {reason}\n\n[Hẹn trả kết quả: {due}.]',
    sms: 'Hồ sơ {code} được giải quyết trở lại. {link}',
  },
  withdrawn: {
    subject: 'Hồ sơ {code} đã được rút',
    body: 'Hồ sơ “{procedure}” đã được rút theo yêu cầu và không được giải quyết tiếp.\n\nNếu Ông/Bà không yêu cầu việc này, hãy báo ngay cho Bộ phận Một cửa.',
  },
  returned: {
    subject: 'Đã trả kết quả hồ sơ {code}',
    body: 'Kết quả hồ sơ “{procedure}” đã được trả. Cảm ơn Ông/Bà.\n\nNếu Ông/Bà chưa nhận kết quả, hãy báo ngay cho Bộ phận Một cửa.',
  },

  messageFromOffice: {
    subject: 'Hồ sơ {code}: cơ quan nhắn tin cho Ông/Bà',
    body: 'Cán bộ giải quyết hồ sơ “{procedure}” có tin nhắn cho Ông/Bà.\n\n[{text}]\n\nMời Ông/Bà xem và trả lời ngay trên trang hồ sơ.',
    sms: 'Hồ sơ {code}: cơ quan có tin nhắn cho Ông/Bà. {link}',
  },
  paperCopyReady: {
    subject: 'Bản giấy kết quả hồ sơ {code} đã có',
    body: 'Bản giấy Ông/Bà yêu cầu từ kết quả điện tử của hồ sơ “{procedure}” đã có. {collect}',
    sms: 'Bản giấy kết quả hồ sơ {code} đã có. {link}',
  },
  // about feedback and questions
  feedbackReceived: {
    subject: 'Đã nhận phản ánh, kiến nghị {code}',
    body: 'Phản ánh, kiến nghị của Ông/Bà đã được nhận với mã {code} và chuyển đến {agency}. Cơ quan phản hồi chậm nhất {due}.\n\nÔng/Bà giữ mã này để theo dõi.',
  },
  feedbackForwarded: {
    subject: 'Phản ánh, kiến nghị {code} được chuyển đến {agency}',
    body: 'Phản ánh, kiến nghị {code} được chuyển đến {agency} là cơ quan có thẩm quyền. Lý do: {reason}\n\nCơ quan phản hồi chậm nhất {due}.',
  },
  feedbackSupplementAsked: {
    subject: 'Phản ánh, kiến nghị {code} cần thêm thông tin',
    body: '{agency} cần thêm thông tin để xử lý phản ánh, kiến nghị {code}:\n\n{reason}\n\nMời Ông/Bà bổ sung trên trang theo dõi, hoặc trả lời thư này nếu đã gửi bằng thư điện tử.',
    sms: 'Phản ánh {code} cần thêm thông tin. {link}',
  },
  feedbackAccepted: {
    subject: 'Phản ánh, kiến nghị {code} đang được xử lý',
    body: '{agency} đã tiếp nhận và đang xử lý phản ánh, kiến nghị {code}. Cơ quan phản hồi chậm nhất {due}.',
  },
  feedbackExtended: {
    subject: 'Phản ánh, kiến nghị {code}: thêm thời gian xử lý',
    body: '{agency} cần thêm thời gian để xử lý phản ánh, kiến nghị {code}. Lý do: {reason}\n\nHạn mới: {due}.',
  },
  feedbackRejected: {
    subject: 'Phản ánh, kiến nghị {code} không được tiếp nhận',
    body: '{agency} không tiếp nhận phản ánh, kiến nghị {code}. Lý do: {reason}',
  },
  feedbackAnswered: {
    subject: 'Trả lời phản ánh, kiến nghị {code}',
    body: '{agency} trả lời phản ánh, kiến nghị {code}:\n\n{answer}\n\nMời Ông/Bà cho biết có hài lòng với trả lời này không.',
    sms: 'Phản ánh {code} đã được trả lời. {link}',
  },
  feedbackPublished: {
    subject: 'Trả lời phản ánh, kiến nghị {code} đã được công khai',
    body: 'Nội dung phản ánh, kiến nghị {code} và trả lời của {agency} đã được công khai, không có thông tin cá nhân của Ông/Bà.',
  },
  questionReceived: {
    subject: 'Đã nhận câu hỏi {code}',
    body: 'Câu hỏi của Ông/Bà đã được nhận với mã {code} và chuyển đến {agency}. Cơ quan trả lời chậm nhất {due}.',
  },
  questionAnswered: {
    subject: 'Trả lời câu hỏi {code}',
    body: '{agency} trả lời câu hỏi của Ông/Bà:\n\n{question}\n\n{answer}',
  },
  // to officers
  newOnline: {
    subject: 'Hồ sơ trực tuyến mới {code}',
    body: '“{procedure}” của {applicant}.[ Phải trả lời trước {answerBy}.]',
  },
  editedOnline: {
    subject: 'Người dân đã sửa hồ sơ {code}',
    body: '“{procedure}” của {applicant} đã được nộp lại bản sửa.[ Phải trả lời trước {answerBy}.]',
  },
  deskNew: {
    subject: 'Hồ sơ {code} đến bàn của Ông/Bà',
    body: '“{procedure}” của {applicant}, do {by} chuyển đến.[ Hạn trả kết quả: {due}.][\n\nÝ kiến: {comment}]',
  },
  sentBack: {
    subject: 'Hồ sơ {code} được trả lại để làm lại',
    body: '{by} trả lại hồ sơ “{procedure}” của {applicant}.[\n\nÝ kiến: {comment}]',
  },
  takenOver: {
    subject: 'Hồ sơ {code} không còn ở tay Ông/Bà',
    body: '{by} đã nhận hoặc giao lại hồ sơ “{procedure}” cho người khác.[\n\nLý do: {reason}]',
  },
  supplementArrived: {
    subject: 'Hồ sơ {code} đã được bổ sung',
    body: '{applicant} đã nộp bổ sung cho hồ sơ “{procedure}”.[ Hạn trả kết quả mới: {due}.][ Phải trả lời trước {answerBy}.]',
  },
  paid: {
    subject: 'Hồ sơ {code} đã thực hiện nghĩa vụ tài chính',
    body: 'Hồ sơ “{procedure}” của {applicant} được giải quyết tiếp.[ Hạn trả kết quả: {due}.]',
  },
  withdrawalAsked: {
    subject: 'Người nộp đề nghị rút hồ sơ {code}',
    body: '{applicant} đề nghị rút hồ sơ “{procedure}”. Bộ phận Một cửa xác nhận khi hồ sơ chưa có kết quả (Điều 21 Nghị định 118/2025/NĐ-CP).[\n\nLý do: {reason}]',
  },
  withdrawalCancelled: {
    subject: 'Người nộp thôi đề nghị rút hồ sơ {code}',
    body: '{applicant} không đề nghị rút hồ sơ “{procedure}” nữa; hồ sơ được giải quyết tiếp, không phải xác nhận việc rút.[\n\nLý do: {reason}]',
  },
  withdrawnByApplicant: {
    subject: 'Hồ sơ {code} đã được rút',
    body: '{applicant} rút hồ sơ “{procedure}”, không phải giải quyết tiếp.[\n\nLý do: {reason}]',
  },
  opinionAsked: {
    subject: 'Đề nghị cho ý kiến về hồ sơ {code}, trước {until}',
    body: '{by} đề nghị cho ý kiến về hồ sơ “{procedure}”.\n\nNội dung: {question}\n\nTrả lời trước {until}.',
  },
  opinionReminded: {
    subject: 'Nhắc trả lời ý kiến về hồ sơ {code}',
    body: '{by} nhắc trả lời ý kiến về hồ sơ “{procedure}” trước {until}.\n\nNội dung: {question}[\n\nLời nhắc: {note}]',
  },
  opinionAnswered: {
    subject: 'Đã có ý kiến về hồ sơ {code}',
    body: '{by} đã trả lời về hồ sơ “{procedure}”.\n\n{answer}',
  },
  opinionCancelled: {
    subject: 'Không cần trả lời ý kiến về hồ sơ {code} nữa',
    body: '{by} đã rút đề nghị cho ý kiến về hồ sơ “{procedure}”.[\n\nLý do: {reason}]',
  },
  decisionAsked: {
    subject: 'Hồ sơ {code}: trình {decision}',
    body: '{by} trình {decision} đối với hồ sơ “{procedure}” của {applicant}.\n\nLý do: {reason}',
  },
  decisionRejected: {
    subject: 'Hồ sơ {code}: không đồng ý {decision}',
    body: '{by} không đồng ý {decision} đối với hồ sơ “{procedure}”.\n\nÝ kiến: {comment}',
  },
  decisionMade: {
    subject: 'Hồ sơ {code}: đã duyệt {decision}',
    body: '{by} đã duyệt {decision} đối với hồ sơ “{procedure}”.',
  },
  branchFinished: {
    subject: 'Hồ sơ {code}: {branch} đã xong',
    body: 'Phần việc “{branch}” của hồ sơ liên thông “{procedure}” {outcome}.[\n\nGhi chú: {note}]',
  },
  actedForYou: {
    subject: '{by} đã thay Ông/Bà xử lý hồ sơ {code}',
    body: '{by} thay Ông/Bà xử lý hồ sơ “{procedure}” của {applicant} lúc {at}.',
  },
  vaultExpiring: {
    subject: '“{paper}” hết hiệu lực ngày {validTo}',
    body: 'Giấy tờ “{paper}” trong kho dữ liệu của Ông/Bà có hiệu lực đến hết ngày {validTo}. Sau ngày này giấy tờ vẫn xem được nhưng không dùng lại được khi nộp hồ sơ.',
  },
  vaultShared: {
    subject: '{by} chia sẻ “{paper}” với Ông/Bà',
    body: '{by} đồng ý cho Ông/Bà xem giấy tờ “{paper}” đến hết ngày {until}.\n\nMục đích: {purpose}\n\nMỗi lần xem được ghi lại và người chia sẻ đọc được.',
  },
  standInRegistered: {
    subject: '{substitute} thay {absent} từ {from} đến {to}',
    body: '{substitute} được đăng ký làm thay công việc của {absent} từ {from} đến hết {to}[, ở vị trí: {posts}]. Mọi việc làm thay được ghi rõ là làm thay.[\n\nLý do: {reason}]',
  },
  clockWarning: {
    subject: 'Hồ sơ {code}: đã dùng {percent}% {clock}',
    body: '“{procedure}” của {applicant} đã dùng {percent}% {clock}. Hạn: {due}.',
  },
  clockOver: {
    subject: 'Hồ sơ {code}: hết {clock}',
    body: '“{procedure}” của {applicant} đã hết {clock} lúc {due} mà chưa xong.',
  },
  clockEscalated: {
    subject: 'Hồ sơ {code} ở {holder}: đã dùng {percent}% {clock}',
    body: '“{procedure}” của {applicant} đang ở {holder}, đã dùng {percent}% {clock}. Hạn: {due}.',
  },
  apologyDue: {
    subject: 'Hồ sơ {code}: hạn ngày {due}, cần xin lỗi và hẹn lại nếu không kịp',
    body: '“{procedure}” của {applicant} đang ở {holder}, hạn trả kết quả {due}.\n\nNếu không kịp, văn bản xin lỗi và hẹn lại phải gửi chậm nhất 01 ngày trước ngày hết hạn ({basis}); chỉ được hẹn lại một lần.',
  },
  supplementUnanswered: {
    subject: 'Hồ sơ {code} quá hạn chờ bổ sung',
    body: '{applicant} chưa bổ sung hồ sơ “{procedure}”, hạn chờ đã hết lúc {until} ({basis}).\n\nĐề nghị xem xét dừng giải quyết hồ sơ.',
  },
  opinionLate: {
    subject: 'Ý kiến về hồ sơ {code} đã quá hạn',
    body: '{asked} chưa trả lời đề nghị của {asker} về hồ sơ “{procedure}”, hạn trả lời {until}.\n\nNội dung: {question}\n\n(khoản 5 Điều 19 Nghị định 61/2018/NĐ-CP)',
  },
  messageFromApplicant: {
    subject: 'Hồ sơ {code}: người nộp nhắn tin',
    body: '{applicant} nhắn về hồ sơ “{procedure}”.\n\n[{text}]',
  },
  paperCopyOrdered: {
    subject: 'Hồ sơ {code}: yêu cầu {copies} bản giấy',
    body: '{applicant} yêu cầu {copies} bản giấy từ kết quả điện tử của hồ sơ “{procedure}”. Cách nhận: {delivery}.',
  },
  feedbackNew: {
    subject: 'Phản ánh, kiến nghị mới {code}',
    body: 'Phản ánh, kiến nghị {code} ({topic}) được chuyển đến {agency}. Hạn phản hồi: {due}.',
  },
  feedbackSupplemented: {
    subject: 'Phản ánh, kiến nghị {code}: người gửi đã bổ sung',
    body: 'Người gửi đã bổ sung thông tin cho phản ánh, kiến nghị {code}. Hạn phản hồi: {due}.',
  },
  feedbackLate: {
    subject: 'Phản ánh, kiến nghị {code} đã quá hạn',
    body: 'Phản ánh, kiến nghị {code} ({topic}) tại {agency} đã quá hạn {clock} lúc {due}.',
  },
  questionNew: {
    subject: 'Câu hỏi mới {code}',
    body: 'Người dân hỏi {agency}:\n\n{question}\n\nHạn trả lời: {due}.',
  },
  dataRequestNew: {
    subject: 'Yêu cầu mới về dữ liệu cá nhân',
    body: 'Người dân gửi yêu cầu “{topic}” về dữ liệu cá nhân. Phải trả lời trước {due} (Điều 5 Nghị định 356/2025/NĐ-CP).',
  },
  certificateEnding: {
    subject: 'Chứng thư ký biên lai của {agency}: hiệu lực đến {until}',
    body: 'Chứng thư ký biên lai thu phí, lệ phí của {agency} có hiệu lực đến {until}. Sau lúc đó biên lai lập ra không có chữ ký số cho đến khi có chứng thư mới. Hãy xin chứng thư mới; quản trị hệ thống đặt chứng thư ở trang Kết nối bên ngoài.',
  },
  digest: {
    subject: '{count} tin mới về hồ sơ',
    body: '{list}',
  },
};
