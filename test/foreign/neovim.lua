-- Asks the language server from within Neovim, headless, and writes what came of it as JSON.
-- usage: nvim --headless --clean -u neovim.lua; HAWASHI_SERVER, HAWASHI_TEXT, HAWASHI_OUT name program, document and output.
local text = os.getenv('HAWASHI_TEXT')
local results = {}

local function finish(problem)
  results.problem = problem
  local out = io.open(os.getenv('HAWASHI_OUT'), 'w')
  out:write(vim.json.encode(results))
  out:close()
  vim.cmd('qall!')
end

local function wait(what, condition)
  if not vim.wait(30000, condition, 20) then error(what .. ' did not come') end
end

local document

-- Puts the caret into the first place of some words.
local function go(words)
  vim.api.nvim_set_current_buf(document)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  if vim.fn.search(words, 'cW') == 0 then error(words .. ' is not in the text') end
end

local function ask(method, parameters)
  local answers, problem = vim.lsp.buf_request_sync(0, method, parameters, 30000)
  if problem then error(method .. ': ' .. problem) end
  for _, answer in pairs(answers) do
    if answer.error then return { error = answer.error.message } end
    return answer.result
  end
end

local function here() return vim.lsp.util.make_position_params(0, 'utf-16') end

local function run()
  vim.o.hidden = true
  vim.o.swapfile = false
  vim.cmd('edit ' .. vim.fn.fnameescape(text))
  document = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({
    name = 'hawashi',
    cmd = vim.split(os.getenv('HAWASHI_SERVER'), '\n'),
    root_dir = vim.fn.fnamemodify(text, ':h'),
    init_options = { settings = { annotator = 'nvim' } },
  })
  wait('the server', function()
    local client = vim.lsp.get_client_by_id(id)
    return client and client.initialized
  end)
  vim.lsp.buf_attach_client(document, id)
  wait('diagnostics', function() return #vim.diagnostic.get(document) > 0 end)
  results.diagnostics = vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(document))

  go('الإنتربول')
  results.hover = ask('textDocument/hover', here()).contents.value
  results.symbols = #ask('textDocument/documentSymbol', { textDocument = here().textDocument })
  results.highlights = #ask('textDocument/documentHighlight', here())
  results.workspace = vim.tbl_map(function(one) return one.name end, ask('workspace/symbol', { query = 'interp' }))

  -- Chooses in the menu of code actions, as a user does.
  local function choosing(wanted)
    vim.ui.select = function(items, options, choose)
      for i, item in ipairs(items) do
        local title = (item[2] or item).title
        if title:find(wanted) then return choose(item, i) end
      end
      choose(nil)
    end
  end
  choosing('^Accept')
  vim.lsp.buf.code_action()
  local annotations = vim.fn.fnamemodify(text, ':h') .. '/annotations/nvim/article.jsonl'
  wait('the annotation', function() return vim.fn.filereadable(annotations) == 1 end)
  results.annotations = vim.fn.readfile(annotations)

  -- Words are selected, up to where the last letter begins, and tagged.
  local words = 'المنظمة الدولية'
  go(words)
  local first = vim.api.nvim_win_get_cursor(0)
  choosing('^Tag as MISC')
  local last = { first[1], first[2] + #words - 2 }
  if vim.lsp.buf.range_code_action then vim.lsp.buf.range_code_action(nil, first, last)
  else vim.lsp.buf.code_action({ range = { start = first, ['end'] = last } }) end
  wait('the tag', function()
    results.annotations = vim.fn.readfile(annotations)
    return table.concat(results.annotations):find('MISC') ~= nil
  end)
  go('الإنتربول')

  vim.lsp.buf.definition()
  wait('the definition', function() return vim.fn.expand('%:t') == 'entities.jsonl' end)
  results.definition = vim.fn.line('.')

  go('الإنتربول')
  vim.lsp.buf.references({ includeDeclaration = false })
  wait('references', function() return #vim.fn.getqflist() > 0 end)
  results.references = vim.tbl_map(function(one)
    return vim.fn.fnamemodify(vim.fn.bufname(one.bufnr), ':t') .. ':' .. one.lnum
  end, vim.fn.getqflist())
  vim.cmd('cclose')

  go('الإنتربول')
  vim.lsp.buf.rename('منظمة الإنتربول')
  local list = vim.fn.fnamemodify(text, ':h') .. '/entities.jsonl'
  wait('the rename', function()
    local buffer = vim.fn.bufnr(list)
    return buffer > 0 and vim.bo[buffer].modified
  end)
  vim.cmd('wall')
  results.renamed = vim.fn.readfile(list)
  results.text = vim.api.nvim_buf_get_lines(document, 0, -1, false)
end

local ok, problem = pcall(run)
finish(not ok and tostring(problem) or nil)
