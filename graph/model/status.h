// Status and Result: how every newsgraph function reports an expected failure.
//
// No exception crosses a module. A message says what failed, where (file:line:column or document) and what was
// expected; it is written for the person at the terminal and is printed as it is.
#ifndef NEWSGRAPH_GRAPH_MODEL_STATUS_H_
#define NEWSGRAPH_GRAPH_MODEL_STATUS_H_

#include <string>
#include <utility>
#include <variant>

namespace kg {

enum class StatusCode {
  kOk,
  kInvalid,      // the input is not what its format says: a broken record, a rule with an error
  kNotFound,     // the thing named does not exist
  kIo,           // reading or writing failed
  kLocked,       // another process holds the database for writing
  kCorrupt,      // stored bytes fail their checksum or contradict each other
  kUnsupported,  // a newer schema, a format this build does not know
  kLimit,        // over a limit on size, depth or time
  kInterrupted,  // the user asked to stop
};

class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(StatusCode code, std::string message) : code_(code), message_(std::move(message)) {}
  static Status Ok() { return Status(); }

  bool ok() const { return code_ == StatusCode::kOk; }
  StatusCode code() const { return code_; }
  const std::string& message() const { return message_; }

 private:
  StatusCode code_ = StatusCode::kOk;
  std::string message_;
};

inline Status InvalidError(std::string message) { return {StatusCode::kInvalid, std::move(message)}; }
inline Status NotFoundError(std::string message) { return {StatusCode::kNotFound, std::move(message)}; }
inline Status IoError(std::string message) { return {StatusCode::kIo, std::move(message)}; }

// Either a value or the Status that says why there is none.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : data_(std::move(value)) {}         // NOLINT: implicit on purpose, so that `return value;` works
  Result(Status status) : data_(std::move(status)) {}  // NOLINT

  bool ok() const { return std::holds_alternative<T>(data_); }
  // REQUIRES: ok()
  const T& value() const& { return std::get<T>(data_); }
  T& value() & { return std::get<T>(data_); }
  T&& value() && { return std::get<T>(std::move(data_)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }
  // Ok when there is a value.
  Status status() const { return ok() ? Status::Ok() : std::get<Status>(data_); }

 private:
  std::variant<T, Status> data_;
};

}  // namespace kg

#define KG_RETURN_IF_ERROR(expression)                                               \
  do {                                                                               \
    if (::kg::Status kg_status_ = (expression); !kg_status_.ok()) return kg_status_; \
  } while (false)

#endif  // NEWSGRAPH_GRAPH_MODEL_STATUS_H_
