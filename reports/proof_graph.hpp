// What rests on what: the edges of `uses`, and how far a refuted or vacuous statement reaches along them.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "properties/audit/records/summary.hpp"

namespace lemmacheck {

/// The statements that a statement rests on by its own word.
using UsesOf = std::function<std::vector<std::string>(const std::string& id)>;
/// Of the registered statement of that id; nothing where there is none.
std::vector<std::string> registered_uses(const std::string& id);

/// A refuted or vacuous statement below another one.
struct WeakGround {
  std::string id;
  std::string through;  ///< the statement by which it is reached, empty where it is used itself
  Verdict verdict{};
};

class ProofGraph {
 public:
  explicit ProofGraph(const Summary& summary, UsesOf uses = registered_uses);
  /// The refuted and vacuous statements that it rests on, nearest first; a statement's own verdict does not count.
  std::vector<WeakGround> weak_grounds(const std::string& id) const;
  /// A Mermaid flowchart of the paper's statements, from what is used to what uses it. What rests on a weak ground has a
  /// red border, and so have the arrows that lead there. A node opens its page where the viewer follows links.
  std::string flowchart(const std::string& paper) const;

 private:
  const StatementSummary* audited(const std::string& id) const;
  bool is_weak(const std::string& id) const;
  std::map<std::string, const StatementSummary*> statements_;
  UsesOf uses_;
};

/// "rests on X, which is refuted": as Markdown with links, seen from `from` (links.hpp). Empty where nothing is weak.
class Links;
std::string resting_text(const std::vector<WeakGround>& grounds, const Links& links, const std::string& from);

}  // namespace lemmacheck
